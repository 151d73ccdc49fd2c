using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Interactions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>A message that logged something was edited or deleted. The entry stays as it is until its logger says otherwise: the form offers what the message says now.</summary>
internal static class EditedLog
{
    public static bool Exists(CsmDb db, Incoming message) => Logbook.Exists(db, Memory.IdOf("log", message));

    public static Outcome Answer(Scene scene, Edited edited, Func<string, Understood> understand)
    {
        var logId = Memory.IdOf("log", scene.Incoming with { Id = edited.MessageId });
        return new Outcome.Act(work => Logbook.Find(work, logId) switch
        {
            null => Reply.Of("The entry of that message was taken back already.", Visibility.OnlyAsker),
            { } log when edited.Text is null => Gone(scene, log),
            { } log => Changed(scene, log, understand(edited.Text)),
        });
    }

    private static Reply Gone(Scene scene, StoredLog log)
    {
        var card = LoggedViews.Card(scene, log);
        return Logs.Only(scene, new Card($"You deleted the message behind an entry that still counts. {card.Summary}",
            [new Notice(NoticeKind.Info, "You deleted the message behind this entry. It still counts; Undo takes it back."), .. card.Blocks]));
    }

    private static Reply Changed(Scene scene, StoredLog log, Understood now) =>
        now is not Log { Unused.IsEmpty: true } said || said.Drafts.Length != log.Entries.Count
            ? LogButtons.Form(scene, log, "You edited the message behind this entry, and I cannot read the same entry in it any more. Nothing is changed yet.")
            : Logs.Only(scene, LogFormCard.Of(new LogFormView(LogFormKind.Edit, LogForm.Entries(scene, said.Drafts), scene.Moment.Today, log.LogId)
            {
                Version = log.Version, Problem = "You edited the message behind this entry. This is what it says now; nothing is changed until you save it.",
            }));
}
