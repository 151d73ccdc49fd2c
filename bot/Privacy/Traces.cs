using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsmBot.Accounts;
using CsmBot.Data;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Privacy;

/// <summary>By what a person is found in the store: their e-mail, names, the channels' ids of them, and the chats that are theirs alone.</summary>
internal sealed class Traces
{
    private readonly Regex _words;
    private readonly Regex? _firstName;
    private readonly string[] _sayings;
    private readonly SearchValues<string> _anySaying;

    /// <summary>What is shorter is said by everybody.</summary>
    private const int ShortestSaying = 12;

    private Traces(string email, IReadOnlyList<string> names, IReadOnlyList<string> ids, IReadOnlySet<string> chats, IEnumerable<string> sayings)
    {
        (Email, Names, Ids, Chats) = (email, names, ids, chats);
        _sayings = [.. sayings.SelectMany(Written).Distinct().OrderByDescending(s => s.Length)];
        _anySaying = SearchValues.Create(_sayings, StringComparison.Ordinal);
        var written = Whos.Concat(names).SelectMany(Written).Distinct().OrderByDescending(w => w.Length);
        _words = new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', written.Select(Regex.Escape))})(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (names.Count > 0 && names[0].Split(' ')[0] is { Length: > 1 } first && first != names[0]) _firstName = new Regex($@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(first)}(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant);
    }

    /// <summary>As JSON has it too: what the channels sent and get is kept in it.</summary>
    private static IEnumerable<string> Written(string text) => [text, JsonSerializer.Serialize(text)[1..^1], JsonSerializer.Serialize(text, _plain)[1..^1]];

    private static readonly JsonSerializerOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands where something was said.</summary>
    public const string Gone = "(erased)";

    public string Email { get; }
    public IReadOnlyList<string> Names { get; }

    /// <summary>What Teams and Slack call them.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Conversations that nobody else reads.</summary>
    public IReadOnlySet<string> Chats { get; }

    /// <summary>The e-mail and the ids.</summary>
    public IEnumerable<string> Whos => Ids.Prepend(Email);

    /// <param name="called">Further names by which they go.</param>
    public static Traces Of(CsmDb db, string email, IEnumerable<string> called)
    {
        var lower = email.ToLowerInvariant();
        var names = db.Set<Person>().AsNoTracking().Where(p => p.Email.ToLower() == lower).Select(p => p.Name).ToList();
        var places = db.Places.AsNoTracking().Where(p => p.Kind == PlaceKind.Personal && p.Person != null && p.Person.ToLower() == lower).ToList();
        var identities = db.Identities.AsNoTracking().Where(i => i.Email.ToLower() == lower).Select(i => i.UserId).ToList();
        string[] ids = [.. identities.Concat(places.Select(p => p.UserId).OfType<string>()).Where(i => !string.Equals(i, email, StringComparison.OrdinalIgnoreCase)).Distinct()];
        return new Traces(email, [.. names.Concat(called).Where(n => n.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase)], ids, places.Select(p => p.Conversation).Append("direct:" + lower).ToHashSet(),
            Sayings(db, identities.Append(lower)));
    }

    /// <summary>Reasons and remarks go on into alerts and cards: there they are found by their words.</summary>
    private static HashSet<string> Sayings(CsmDb db, IEnumerable<string> whos)
    {
        var (sayings, they) = (new HashSet<string>(), whos.ToHashSet(StringComparer.OrdinalIgnoreCase));
        db.Database.OpenConnection();
        foreach (var shape in Shape.All(db))
            foreach (var said in shape.Texts.Where(t => t.Holds == Holds.Said && !PersonalData.Messages.Contains(shape.Name)))
                foreach (var row in shape.Read(db.Database.GetDbConnection(), [said.By!, said.Name]))
                    if (row[0] is string who && they.Contains(who) && row[1] is string text && text.Length >= ShortestSaying) sayings.Add(text);
        return sayings;
    }

    public bool Is(string who) => Whos.Contains(who, StringComparer.OrdinalIgnoreCase);

    /// <summary>They are named in it, or, where that spreads to, what they said is said again. What others wrote by themselves in the same words stays theirs.</summary>
    public bool IsIn(Shape shape, string text) => (PersonalData.Spread.Contains(shape.Name) && text.AsSpan().ContainsAny(_anySaying)) || _words.IsMatch(text);

    /// <summary>By their first name alone, which may be somebody else's.</summary>
    public bool IsPerhapsIn(string text) => _firstName?.IsMatch(text) == true;

    public string Without(Shape shape, string text, Pseudonym other) => _words.Replace(PersonalData.Spread.Contains(shape.Name) ? _sayings.Aggregate(text, (left, said) => left.Replace(said, Gone, StringComparison.Ordinal)) : text, found => Is(found.Value) ? other.Email : other.Name);
}

/// <summary>Who stands in the place of an erased person: the hours and what they cost stay somebody's. Made by chance, so that nobody finds the way back.</summary>
internal sealed record Pseudonym(string Email, string Name)
{
    public static Pseudonym New()
    {
        var number = System.Security.Cryptography.RandomNumberGenerator.GetHexString(8, lowercase: true);
        return new($"former-{number}@erased.invalid", $"Former colleague {number}");
    }
}
