namespace CsmBot.Understanding.Logging;

// What a pasted mail tells when the message itself says no more than that it was done, or with whom.
internal sealed partial class LogReading
{
    /// <summary>"Thanks for the call yesterday!" – that was Acme, 20 min": what they thank for is what was done, where the mail names one kind alone.</summary>
    private void TakeTypeOfQuoted()
    {
        if (quoted || Entries is not [{ Act: null, Account: not null } only]) return;
        var (found, day) = ((Act?)null, (OnDay?)null);
        foreach (var clause in clauses.All)
        {
            if (!clause.Quoted || new Traits(clauses, clause) is not { Deed: { } deed, HasMood: false, NotDone: null } traits) continue;
            if (found is not null && found.Type != deed.Type) return;
            (found, day) = (deed, day ?? traits.Day);
        }

        if (found is not { Form: Form.Noun or Form.NounOrOrder or Form.Undone }) return;
        only.Take(found with { Form = Form.Noun, Volume = 0 });
        only.Done = true;
        only.Day ??= day;
    }

    /// <summary>Outside of what is quoted it says that it happened, and no more.</summary>
    private bool TookPlace()
    {
        foreach (var clause in clauses.All)
        {
            var (said, open) = (false, clause.Quoted || clause.Asked);
            for (var i = clause.First; i < clause.End; i++) (said, open) = (said || items[i].Value is Happened, open || items[i].Value is Moody);
            if (said && !open) return true;
        }

        return false;
    }
}
