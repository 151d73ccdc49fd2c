using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>What is said besides logs and answers: help, welcome, a friendly word, what was not understood.</summary>
internal static class Talk
{
    private static readonly string[] _watching = ["which accounts turned yellow this month", "which tier 1 accounts are at risk", "rules", "what does yellow mean"];
    private static readonly string[] _questions =
        ["which tier-1 accounts renew this quarter and are yellow", "who have I not contacted in 30 days", "my renewals in the next 90 days", "which accounts have urgent tickets open"];

    private static readonly string[] _reports = ["business case", "my week", "renewals report", "prevention board"];

    public static Card Help(Scene scene) => HelpCard.Of(new HelpView(Example(scene), _questions, _watching) { Reports = _reports });

    public static Card Welcome(Scene? scene, string? place) =>
        WelcomeCard.Of(new WelcomeView(place is null ? scene?.Person.Name : null, scene is null ? "call with Acme, 25 min, renewal, went well" : Example(scene), [.. _questions.Take(2)]) { Place = place });

    public static Reply Courtesy(string kind) => Reply.Of(kind switch
    {
        "thanks" => "You’re welcome.",
        "bye" => "See you.",
        _ => "Hello! Write “help” to see what I can do.",
    });

    public static Card Declined(string reason) => RefusedCard.Of(new RefusedView(reason));

    public static Reply NotLogged(Scene scene, Plan plan) => Reply.Of(
        $"That is still to come{(plan.Day is { } day ? $" ({Cell.Day(day)})" : "")}, so I stored nothing. Tell me when it is done{(scene.Account(plan.AccountId) is { } account ? $", and I log it for {account.Name}" : "")}.");

    public static Card NotUnderstood(IReadOnlyList<string> words, IReadOnlyList<string> suggestions, string? understood) =>
        NotUnderstoodCard.Of(new NotUnderstoodView(words, suggestions.Count > 0 ? suggestions : [.. _questions.Take(2), "help"]) { Understood = understood });

    /// <summary>A sentence that would log, with an account of the reader's own.</summary>
    internal static string Example(Scene scene)
    {
        var me = scene.Book.People.Find(scene.Person.Email);
        var mine = Enumerable.Range(0, Math.Min(scene.Book.Accounts.Count, 5_000)).FirstOrDefault(i => scene.Book.Figures[i].Owner == me, -1);
        return $"call with {(mine < 0 ? "Acme" : scene.Book.Accounts[mine].Name)}, 25 min, renewal, went well";
    }
}
