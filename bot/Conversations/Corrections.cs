using CsmBot.Interactions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>What a correction in words makes of an entry.</summary>
internal static class Corrections
{
    /// <summary>The entry with what was said changed, and nothing else.</summary>
    public static Draft Over(Draft draft, Correction correction)
    {
        var changes = correction.Changes;
        foreach (var field in correction.Fields)
            draft = field switch
            {
                "account" => draft with { AccountId = changes.AccountId ?? draft.AccountId, FireId = changes.AccountId is { } other && other != draft.AccountId ? null : draft.FireId },
                "type" => draft with { Type = changes.Type ?? draft.Type },
                "minutes" => draft with { Minutes = changes.Minutes },
                "volume" => draft with { Volume = changes.Volume },
                "effectiveness" => draft with { Effectiveness = changes.Effectiveness },
                "purpose" => draft with { Purpose = changes.Purpose },
                "occurred_on" => draft with { OccurredOn = changes.OccurredOn, OccurredAt = changes.OccurredAt },
                "occurred_at" => draft with { OccurredAt = changes.OccurredAt },
                "fire_id" => draft with { FireId = changes.FireId },
                "notes" => draft with { Notes = changes.Notes },
                _ => draft,
            };
        return draft;
    }

    /// <summary>Another entry like the last: its account, kind and day, and what was said of this one.</summary>
    public static Draft Beside(Draft last, Correction correction) =>
        Over(new Draft { AccountId = last.AccountId, Type = last.Type, OccurredOn = last.OccurredOn }, correction);
}
