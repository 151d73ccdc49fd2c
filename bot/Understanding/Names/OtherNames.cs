using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>Names of people, teams, segments, regions, industries, stages, plans, courses and metrics: few, so a dictionary of keys does.</summary>
internal sealed class OtherNames
{
    public static readonly IReadOnlyList<string> Fields = ["team", "segment", "region", "industry", "stage", "plan", "course", "metric", .. RecordTexts.Fields];

    private static readonly HashSet<string> Typed = ["team", "segment", "region", "industry", "plan", "course"];

    private readonly Dictionary<ulong, List<object>> byKey = [];
    private readonly Dictionary<string, string?> teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> people = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Role> roles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Tokens tokens = new();
    private static readonly Lexicon None = new();

    /// <summary>The words of values that people type by hand and misspell: segments, industries, regions, courses, …</summary>
    private readonly HashSet<string> typed = new(StringComparer.Ordinal);
    private readonly NearWords near, nearPeople;
    private readonly List<(string Word, string Email)> wordsOfPeople;

    public OtherNames(IReadOnlyCollection<Account> accounts, IEnumerable<Person> people, IEnumerable<string> plans, IEnumerable<string> courses, IEnumerable<string> metrics,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>>? texts)
    {
        var known = people as IReadOnlyCollection<Person> ?? [.. people];
        foreach (var person in known.DistinctBy(p => p.Email, StringComparer.OrdinalIgnoreCase))
        {
            AddPerson(person);
            teams[person.Email] = person.Team;
            this.people[person.Email] = person.Name;
            roles[person.Email] = person.Role;
        }
        AddField("team", known.Select(p => p.Team));
        AddField("segment", accounts.Select(a => a.Segment));
        // "which startups": the segment is said for the accounts in it.
        foreach (var segment in accounts.Select(a => a.Segment).OfType<string>().Distinct()) if (segment.Length > 0 && segment[^1] is not 's') AddOther("segment", segment + "s", segment);
        // "team Harbors customers": the apostrophe is often left out.
        foreach (var team in known.Select(p => p.Team).OfType<string>().Distinct()) if (team.Length > 3 && team[^1] is not 's') AddOther("team", team + "s", team);
        AddField("region", accounts.Select(a => a.Region));
        AddField("industry", accounts.Select(a => a.Industry));
        AddField("stage", Enum.GetValues<Stage>().Select(Words.Of));
        AddField("plan", plans);
        AddField("course", courses);
        AddField("metric", metrics);
        foreach (var (field, values) in texts ?? new Dictionary<string, IReadOnlyCollection<string>>())
        {
            AddField(field, values);
            if (!RecordTexts.Ids.Contains(field)) foreach (var value in values) AddOther(field, value + "s", value);
        }

        near = new NearWords(typed);
        wordsOfPeople = [.. this.people.SelectMany(p => WordsOf(p.Value).Select(w => (w, p.Key)))];
        nearPeople = new NearWords(wordsOfPeople.Select(w => w.Word).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Who has a first or last name that the word is nearly.</summary>
    public IEnumerable<string> Near(ReadOnlySpan<char> word)
    {
        Span<int> found = stackalloc int[4];
        HashSet<string> words = [];
        foreach (var near in found[..nearPeople.Find(word, found)]) words.Add(nearPeople[near]);
        return wordsOfPeople.Where(w => words.Contains(w.Word)).Select(w => w.Email).Distinct();
    }

    private IEnumerable<string> WordsOf(string name)
    {
        tokens.Read(name, None);
        for (var i = 0; i < tokens.Count; i++) if (tokens[i].Kind == TokenKind.Word) yield return tokens.Folded(i).ToString();
    }

    public string PersonName(string email) => people.GetValueOrDefault(email, email);

    public Role? RoleOf(string email) => roles.TryGetValue(email, out var role) ? role : null;

    public string? TeamOf(string? email) => email is null ? null : teams.GetValueOrDefault(email);

    public void Seed(Chart chart, Seeds seeds, int start)
    {
        for (var run = new Run(chart.Tokens, start); run.Grow();)
        {
            if (!run.EndsClean || !byKey.TryGetValue(run.Hash, out var values)) continue;
            foreach (var value in values)
                if (value is FieldValue field) chart.Seed(seeds.Field(field.Field), start, run.End, field);
                else if (value is PersonName person && (person.Exact || IsOneWord(chart.Tokens, start, run.End))) SeedPerson(chart, seeds, start, run.End, person);
        }
    }

    /// <summary>"nor a meeting" is nothing of Nora: a first name stands in one word.</summary>
    private static bool IsOneWord(Tokens tokens, int start, int end)
    {
        for (var i = start + 1; i < end; i++) if (!tokens[i].Glued) return false;
        return true;
    }

    /// <summary>Values of which one word was misspelled: a word that nobody knows, near one word of a value.</summary>
    public void SeedMisspelled(Chart chart, Seeds seeds, int start)
    {
        Span<int> found = stackalloc int[4];
        for (var run = new Run(chart.Tokens, start); ;)
        {
            var next = run;
            if (!next.Grow()) return;
            var token = next.End - 1;
            if (chart.Tokens[token].Kind == TokenKind.Word && chart.Tokens[token].FoldLength >= 4 && !OrdinaryWords.Knows(chart.Tokens, token))
            {
                // "helth" is the word of the language that it is near to, before it is an industry.
                if (run.Words == 0 && chart.Tokens[token].FoldLength < 8 && chart.Grammar.Lexicon.Guess(chart.Tokens.Folded(token)) != 0 && !Continues(chart, token)) return;
                foreach (var word in found[..near.Find(chart.Tokens.Folded(token), found)])
                {
                    var meant = run;
                    meant.GrowAs(token, near[word]);
                    do Take(chart, seeds, start, meant); while (meant.Grow());
                }

                return;
            }

            run = next;
        }
    }

    /// <summary>Does another plain word follow, so that a value of several words may have been meant?</summary>
    private static bool Continues(Chart chart, int token) => token + 1 < chart.Tokens.Count && chart.Tokens[token + 1].Kind == TokenKind.Word;

    private void Take(Chart chart, Seeds seeds, int start, Run run)
    {
        if (!run.EndsClean || !byKey.TryGetValue(run.Hash, out var values)) return;
        foreach (var value in values)
            if (value is FieldValue field && Typed.Contains(field.Field)) chart.Seed(seeds.Field(field.Field), start, run.End, field);
    }

    private static void SeedPerson(Chart chart, Seeds seeds, int start, int end, PersonName person)
    {
        var tokens = chart.Tokens;
        if (start > 0 && tokens[start].Glued && tokens.Folded(start - 1) is "@") start--;
        if (end < tokens.Count && tokens[end].Glued && tokens.Folded(end) is "'s") end++;
        chart.Seed(seeds.Person, start, end, person);
    }

    private void AddPerson(Person person)
    {
        AddPerson(person.Email, person.Email, exact: true);
        AddPerson(person.Name, person.Email, exact: true);
        var words = person.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 2) return;
        AddPerson(words[0], person.Email, exact: false);
        AddPerson(words[^1], person.Email, exact: false);
        // "bellas time": the apostrophe is often left out.
        if (words[0].Length >= 4 && !OrdinaryWords.Knows(words[0].ToLowerInvariant() + "s")) AddPerson(words[0] + "s", person.Email, exact: false);
        if (words[^1][^1] is not ('s' or 'S')) AddPerson(person.Name + "s", person.Email, exact: true);
        if (words.Length > 2) AddPerson($"{words[0]} {words[^1]}", person.Email, exact: true);
    }

    private void AddPerson(string name, string email, bool exact)
    {
        if (KeyOf(name) is not { } key) return;
        var values = At(key);
        var at = values.FindIndex(v => v is PersonName);
        var common = OrdinaryWords.Knows(name.ToLowerInvariant());
        if (at < 0) values.Add(new PersonName([email], exact) { Common = common });
        else if (values[at] is PersonName before && !before.Emails.Contains(email) && exact == before.Exact) values[at] = before with { Emails = before.Emails.Add(email) };
        else if (values[at] is PersonName { Exact: false } && exact) values[at] = new PersonName([email], true) { Common = common };
    }

    private void AddField(string field, IEnumerable<string?> spellings)
    {
        foreach (var spelling in spellings.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).Distinct(StringComparer.OrdinalIgnoreCase))
            foreach (var said in Synonyms.Of(field, spelling).Prepend(spelling))
            {
                if (KeyOf(said) is not { } key || At(key).OfType<FieldValue>().Any(f => f.Field == field)) continue;
                At(key).Add(new FieldValue(field, spelling));
                if (!Typed.Contains(field)) continue;
                for (var i = 0; i < tokens.Count; i++) if (tokens[i].Kind == TokenKind.Word && tokens[i].FoldLength >= 5) typed.Add(tokens.Folded(i).ToString());
            }
    }

    private void AddOther(string field, string said, string value)
    {
        if (KeyOf(said) is { } key && !At(key).OfType<FieldValue>().Any(f => f.Field == field)) At(key).Add(new FieldValue(field, value));
    }

    private List<object> At(ulong key) => byKey.TryGetValue(key, out var values) ? values : byKey[key] = [];

    private ulong? KeyOf(string name)
    {
        tokens.Read(name, None);
        var run = new Run(tokens, 0);
        while (run.Grow()) { }
        return run.Words > 0 ? run.Hash : null;
    }
}
