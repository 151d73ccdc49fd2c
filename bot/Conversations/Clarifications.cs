using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Understanding;
using Choice = CsmBot.Understanding.Choice;

namespace CsmBot.Conversations;

/// <summary>A question back, whose buttons finish the request that was ambiguous.</summary>
internal static class Clarifications
{
    internal sealed record Open(string Prompt, IReadOnlyList<Choice> Choices, bool Answered = false);

    public static Outcome Ask(Scene scene, Clarify clarify) => new Outcome.Act(work =>
    {
        var id = Memory.IdOf("clarify", scene.Incoming);
        Memory.Keep(work, id, scene.Person.Email, new Open(clarify.Prompt, clarify.Choices), scene.Now + Memory.Cards);
        return new Reply(ClarifyCard.Of(new ClarifyView(id, clarify.Prompt, [.. clarify.Choices.Select(c => c.Label)])))
        {
            ReplacesSource = scene.Incoming.Event is Pressed { Verb: Verbs.Clarify },
        };
    });

    /// <summary>The first press finishes the request; <paramref name="mean"/> is what any message of this meaning goes through.</summary>
    public static Outcome Pick(Scene scene, CsmDb db, string id, string? pick, Func<Understood, Outcome> mean)
    {
        if (Memory.Recall<Open>(db, id, scene.Now) is not { } open) return Only("This question is too old. Send your message again.");
        if (open.Person != scene.Person.Email) return Only($"This question was put to {scene.NameOf(open.Person)}.");
        if (!int.TryParse(pick, out var number) || number < 0 || number >= open.Value.Choices.Count) return Only("There is no such choice.");
        return mean(open.Value.Choices[number].Meaning) switch
        {
            Outcome.Act act => new Outcome.Act(work => IsAnswered(work, id, scene) ? Only("This was answered already.") : Finish(work, id, scene, open.Value, act.Do(work))),
            Outcome.Ready ready => new Outcome.Act(work => IsAnswered(work, id, scene) ? Only("This was answered already.") : Finish(work, id, scene, open.Value, ready.Reply)),
            _ => throw new InvalidOperationException("An outcome without a line in this switch."),
        };
    }

    private static bool IsAnswered(Work work, string id, Scene scene) => Memory.Recall<Open>(work.Db, id, scene.Now)?.Value.Answered ?? true;

    private static Reply Finish(Work work, string id, Scene scene, Open open, Reply reply)
    {
        Memory.Keep(work, id, scene.Person.Email, open with { Answered = true }, scene.Now + Memory.Cards);
        return reply with { ReplacesSource = true };
    }

    private static Reply Only(string text) => Reply.Of(text, Visibility.OnlyAsker);
}
