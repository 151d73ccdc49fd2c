namespace CsmBot.Health.Learning;

/// <summary>Whether words speak of something that fell or rose, or is low or high.</summary>
internal enum Sense : byte { Any, Fall, Low, Rise, High }

/// <summary>
/// What the words of a warning sign are about, so that "they stopped answering" and a rule on contact are seen to mean the same. A word counts as it is, without its ending, and by
/// its topic; metrics of the company's own count by the words in their names.
/// </summary>
internal static class SignWords
{
    // Beginnings of words.
    private static readonly (string Topic, string[] Stems)[] _topics =
    [
        ("contact", ["contact", "quiet", "silen", "respon", "unrespon", "answer", "repl", "call", "meeting", "touch", "ghost", "mail", "email", "reach", "unreach", "heard", "hear", "word", "visit", "cancel"]),
        ("usage", ["usage", "use", "using", "login", "logon", "log-in", "activ", "inactiv", "adopt", "engag", "seat", "licen"]),
        ("sponsor", ["sponsor", "champion", "exec", "stakeholder", "left", "leav", "depart", "quit", "resign", "reorg"]),
        ("plan", ["plan", "milestone", "slip", "rollout", "roll-out", "onboard", "implement", "schedul", "deadline", "step", "behind", "delay", "project"]),
        ("support", ["ticket", "support", "case", "bug", "escalat", "issue", "incident", "defect", "outage", "complain", "helpdesk", "urgent"]),
        ("invoices", ["invoice", "payment", "paid", "pay", "billing", "bill", "overdue", "financ", "dunning"]),
        ("mood", ["nps", "csat", "satisf", "dissatisf", "unhappy", "happi", "detractor", "survey", "feedback", "mood", "sentiment", "rating", "complain", "frustrat", "annoy"]),
        ("renewal", ["renew", "contract", "expir"]),
    ];

    private static readonly (Sense Sense, string[] Stems)[] _senses =
    [
        (Sense.Fall, ["drop", "fell", "fall", "declin", "decreas", "lost", "shrink", "shrank", "slump", "down", "sink", "sank", "slid", "dip", "collaps", "halv", "stop"]),
        (Sense.Low, ["low", "less", "under", "below", "fewer", "poor", "weak"]),
        (Sense.Rise, ["rose", "rise", "rising", "spik", "grow", "grew", "increas", "jump", "surg", "doubl", "climb"]),
        (Sense.High, ["more", "many", "high", "above", "pile", "peak", "several"]),
    ];

    private static readonly string[] _idle =
        ["the", "and", "for", "with", "from", "that", "this", "they", "them", "their", "were", "was", "are", "had", "has", "have", "been", "not", "any", "into", "than", "account", "accounts", "customer", "customers", "days", "weeks", "months", "least", "index", "over", "first", "sign", "warning"];

    /// <summary>What they are about: words without their endings, and topics as "#contact".</summary>
    public static IReadOnlySet<string> About(string text)
    {
        var about = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Split(text))
        {
            if (Of(word) != Sense.Any || _idle.Contains(word)) continue;
            if (word.Length > 2) about.Add(Stem(word));
            foreach (var (topic, stems) in _topics) if (Starts(word, stems)) about.Add("#" + topic);
        }

        return about;
    }

    public static Sense SenseOf(string text)
    {
        foreach (var word in Split(text)) if (Of(word) is not Sense.Any and var sense) return sense;
        return Sense.Any;
    }

    /// <summary>How well a condition goes the way that words speak of: 2 as they say, 1 in that direction, 0 where one of them has none, -1 not: what is low has not fallen, as far as one can see.</summary>
    public static int Fits(Sense said, Sense condition) => said == Sense.Any || condition == Sense.Any ? 0 : said == condition ? 2
        : IsDown(said) == IsDown(condition) && said is Sense.Low or Sense.High ? 1 : -1;

    private static bool IsDown(Sense sense) => sense is Sense.Fall or Sense.Low;

    private static Sense Of(string word)
    {
        foreach (var (sense, stems) in _senses) if (Starts(word, stems)) return sense;
        return Sense.Any;
    }

    private static IEnumerable<string> Split(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i])) continue;
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || (text[i] == '-' && i + 1 < text.Length && char.IsLetter(text[i + 1])))) i++;
            yield return text[start..i].ToLowerInvariant();
        }
    }

    private static bool Starts(string word, string[] stems) => stems.Any(s => word.StartsWith(s, StringComparison.Ordinal) && (s.Length > 3 || word.Length - s.Length < 3));

    private static string Stem(string word)
    {
        foreach (var ending in new[] { "ings", "ing", "ies", "es", "ed", "s" })
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }
}
