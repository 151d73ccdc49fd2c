namespace CsmBot.Understanding.Names;

/// <summary>Other ways to say a value of the book, used only for books that have that value. Adding one is adding a line.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<(string Field, string Value), string[]> Others = new()
    {
        [("segment", "mid-market")] = ["MM", "mid", "midmkt"],
        [("segment", "smb")] = ["small business", "small businesses", "SMBs", "small and medium business", "small and medium businesses"],
        [("segment", "enterprise")] = ["ENT", "enterprises"],
        [("region", "north america")] = ["NA", "NAM", "NORAM", "N America", "N. America"],
        [("region", "uk & ireland")] = ["UK", "UK and Ireland", "UKI", "United Kingdom"],
        [("region", "latam")] = ["Latin America"],
        [("region", "latin america")] = ["LATAM"],
        [("region", "apac")] = ["Asia Pacific", "Asia-Pac", "Asia"],
        [("industry", "financial services")] = ["fin services", "finserv", "fin serv", "financial", "FSI", "finance"],
        [("industry", "healthcare")] = ["health"],
        [("industry", "education")] = ["edu", "edtech"],
        [("industry", "manufacturing")] = ["manufacturers"],
        [("industry", "logistics")] = ["logistic"],
        [("industry", "retail")] = ["retailers"],
        [("metric", "usage_index")] = ["usage", "usage score", "usage indexes"],
        [("metric", "active_users")] = ["active user"],
        [("metric", "nps")] = ["net promoter score", "NPS score"],
        [("metric", "csat")] = ["customer satisfaction", "CSAT score", "satisfaction score"],
        [("metric", "seats")] = ["seat"],
        [("metric", "overdue_invoices")] = ["overdue invoice"],
    };

    public static IEnumerable<string> Of(string field, string value) => Others.TryGetValue((field, value.ToLowerInvariant()), out var others) ? others : [];
}
