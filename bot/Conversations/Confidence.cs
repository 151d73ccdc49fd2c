using CsmBot.Cards;
using CsmBot.Data;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>
/// What is said before everyone in a channel that is not cleared for money and risk: only replies that cannot hold either. All others go to the asker alone, also those
/// that somebody adds later and does not think of here. Answers to questions decide for themselves, by what was asked.
/// </summary>
internal static class Confidence
{
    public static Outcome Keep(Scene scene, Understood understood, Outcome outcome) => understood switch
    {
        Ask or Log or OpenLogForm or Clarify or Plan or Correct or Undo or Teach or Forget or TellWords or Help or Watch or Schedule or ShowStanding or StopStanding or Reschedule
            or RecordEvidence or MarkStep or StartPlan or ShowTemplates or SetQuiet or ShowQuiet or TellStatus or Courtesy or Declined or NotUnderstood => outcome,
        _ => ToAsker(scene, outcome),
    };

    public static Outcome Keep(Scene scene, string verb, Outcome outcome) => verb switch
    {
        // What these come to is judged by what they mean.
        Verbs.Say or Verbs.Clarify or Verbs.AccountShow or Verbs.Page => outcome,
        Verbs.LogOpen or Verbs.LogFrom or Verbs.LogSave or Verbs.LogReview or Verbs.LogCancel or Verbs.LogUndo or Verbs.LogEdit => outcome,
        _ => ToAsker(scene, outcome),
    };

    private static Outcome ToAsker(Scene scene, Outcome outcome) => scene.Incoming.MayShowAll ? outcome : outcome switch
    {
        Outcome.Ready ready => new Outcome.Ready(Only(ready.Reply)),
        Outcome.Act act => new Outcome.Act(work => Only(act.Do(work))),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static Reply Only(Reply reply) => reply with { Visibility = Visibility.OnlyAsker };
}
