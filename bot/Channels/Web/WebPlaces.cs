namespace CsmBot.Channels.Web;

/// <summary>A chat of the local page, with the id of its conversation.</summary>
public sealed record WebPlace(string Conversation, string Kind, string Name, string About);

/// <summary>Where one can talk on the local page: alone with the bot, and in two channels that everyone shares.</summary>
public static class WebPlaces
{
    public static readonly WebPlace Leads = new("channel:leads", "channel", "leads", "Leads and the bot");
    public static readonly WebPlace HealthAlerts = new("channel:health-alerts", "channel", "health-alerts", "Accounts that turn yellow or red");

    public static WebPlace Direct(string email) => new("direct:" + email.ToLowerInvariant(), "personal", "CsmBot", "Only you and the bot");

    public static IReadOnlyList<WebPlace> Of(string email) => [Direct(email), Leads, HealthAlerts];

    /// <summary>Whether the person can read and write there.</summary>
    public static bool Has(string email, string conversation) => Of(email).Any(p => p.Conversation == conversation);
}
