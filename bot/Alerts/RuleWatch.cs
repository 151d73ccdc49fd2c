using System.Security.Cryptography;
using System.Text;
using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>
/// Looks whether the rules have changed, so that an edit of the file is in force within a minute, and tells leads and execs in person of a bad edit: once for each, and in the
/// same message when the rules are good again. What a good edit changed goes into the trail of rules.
/// </summary>
public sealed class RuleWatch(Store store, RulesInForce rules, Outbox outbox, Rights rights)
{
    /// <summary>Names the bad edit that was told last; null when there is none.</summary>
    private string? _told;

    private readonly FileTrail _trail = new(store, rules);

    public async Task Run(DateTime now, CancellationToken cancel)
    {
        var (problem, none) = Look();
        await _trail.Run(cancel);
        if (problem is null)
        {
            if (_told is { } before) await store.Write(work => Tell(work, before, Good(), now), cancel);
            _told = null;
            return;
        }

        // The same mistake again in a later edit is another one.
        var key = $"rules|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{rules.WrittenAt.Ticks}\n{problem}")).AsSpan(0, 8))}";
        if (key == _told) return;
        await store.Write(work => Tell(work, key, new Reply(RuleProblemCard.Bad(rules.Plainly(problem).Split(Environment.NewLine), none)), now, isNews: true), cancel);
        _told = key;
    }

    private (string? Problem, bool None) Look()
    {
        try
        {
            _ = rules.Rules;
            return (rules.Problem, false);
        }
        catch (RuleFileException mistakes)
        {
            return (mistakes.Message, true);
        }
    }

    private Reply Good() => new(RuleProblemCard.Good(rules.Rules.Rules.Count));

    private void Tell(Work work, string key, Reply reply, DateTime now, bool isNews = false)
    {
        var people = store.Book.People;
        bool IsLead(string? email) => people.On(people.Find(email), DateOnly.FromDateTime(now)) is { } person && rights.May(person, Ability.Rules);
        foreach (var place in work.Db.Places.Where(p => p.Kind == PlaceKind.Personal).ToList().Where(p => IsLead(p.Person)))
        {
            var letter = $"{key}|{place.Channel}|{place.Conversation}";
            outbox.Add(work, isNews ? new Letter(letter, place.Channel, place.Conversation, reply) : new Letter("good|" + letter, place.Channel, place.Conversation, reply) { EditsLetter = letter }, now);
        }
    }
}
