using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// What is asked of one account that is named: its fields and numbers, why, when, how it is doing.
internal sealed partial class Composition
{
    private Question? OfOneAccount()
    {
        var named = items.FindAll(i => i.Piece is AccountPiece);
        if (named.Count != 1) return null;
        // "accounts with a higher NPS than Acme" asks for others.
        if (items.IndexOf(named[0]) is > 0 and var at && items[at - 1].IsFrame(FrameWord.Compare) && items.Take(at).Any(i => i.Piece is Comparative)) return null;
        var account = new OneOf(Field.Account, ((AccountPiece)named[0].Piece).AccountIds);
        var question = new Question { Where = account, Scope = CsmBot.Questions.Scope.All };
        var others = items.FindAll(i => i != named[0] && i.Piece is not (Link { Word: LinkWord.With or LinkWord.Comma } or Subject { Scope: CsmBot.Questions.Scope.Default }) && !i.Used);
        if (Fact(question, others) is not { } found) return AskedYesNo(question, others);
        named[0].Used = true;
        foreach (var item in items) item.Used = true;
        return found;
    }

    /// <summary>"what caused F-10", "who handled T-7", "when was it closed": something of the record of that id. Hours and cost are figures as of any records.</summary>
    private Question? OfOneRecord()
    {
        if (items.FindAll(i => i is { Piece: Noun, Used: false } && i.Tests.Any(t => t is RecordIs { Field: RecordField.Id or RecordField.Fire })) is not [{ Piece: Noun { Kind: var kind } } record]) return null;
        if (items.Exists(i => i.Piece is Effort or Figure or Rate or AccountPiece or Subject or Compared or Grouped || i is { Piece: Noun } && i != record)) return null;
        var (frames, rest) = (items.FindAll(i => i.Piece is Frame), items.FindAll(i => i != record && !i.Used && i.Piece is not Frame and not Link));
        var question = new Question { Kind = kind, Scope = CsmBot.Questions.Scope.All, Shape = Shape.Fact };
        var days = record.Day != RecordDay.Main ? record.Day : rest is [{ Piece: Aspect { Field: null, Day: var ended } }] ? ended : (RecordDay?)null;
        var records = Records.Filter(record) with { Day = RecordDay.Main, Tests = [.. record.Tests.Where(t => t is RecordIs { Field: RecordField.Id or RecordField.Fire })] };
        RecordField? field = rest switch
        {
            [{ Piece: Aspect { Field: RecordField.Cause } }] when kind == Kind.Tickets => RecordField.Subject,
            [{ Piece: Aspect { Field: { } of } }] => of,
            [{ Piece: Property { Name.OfRecords: Dimension.Cause } }] => RecordField.Cause,
            [{ Piece: Property { Name.OfRecords: Dimension.Outcome } }] => RecordField.Outcome,
            [{ Piece: Property { Name.OfRecords: Dimension.Priority } }] => RecordField.Priority,
            [{ Piece: Property { Name: { OfRecords: Dimension.Reason, Word: "subject" } } }] => RecordField.Subject,
            [{ Piece: Property { Name.OfRecords: Dimension.Source } }] => RecordField.Source,
            [{ Piece: Property { Name.Field: Field.Owner } }] => RecordField.Person,
            [] or [{ Piece: Spent }] or [{ Piece: Trait { Test: RecordIs { Field: RecordField.Open or RecordField.Done } } }] when Asks(frames, FrameWord.Who) && kind is Kind.Tickets or Kind.Steps => RecordField.Person,
            _ => null,
        };
        // "how long did F-3 last".
        if (kind is Kind.Tickets or Kind.Fires && Asks(frames, FrameWord.HowLong) && rest is [] or [{ Piece: StaysOpen or Spent }]) field = RecordField.AgeDays;
        foreach (var item in items) if (item.Piece is Frame or Link || item == record || rest.Contains(item)) item.Used = true;
        // "is T-7 still open".
        if (yesNo && rest.Count == 0 && record.Tests.Length > records.Tests.Length && frames.TrueForAll(f => f.IsFrame(FrameWord.YesNo)))
            return question with { Shape = Shape.YesNo, Records = Records.Filter(record) with { Day = RecordDay.Main } };
        if (Asks(frames, FrameWord.When)) return question with { Show = [new ShowRecord(records, null, days ?? RecordDay.Main)] };
        if (field is not null) return question with { Show = [new ShowRecord(records, field, RecordDay.Main)] };
        foreach (var item in rest) item.Used = false;
        return rest.Count == 0 && !yesNo ? question with { Shape = Shape.List, Records = Records.Filter(record) } : null;
    }

    private static bool Asks(List<Item> frames, params ReadOnlySpan<FrameWord> words)
    {
        foreach (var f in frames) if (words.Contains(((Frame)f.Piece).Word)) return true;
        return false;
    }

    private Question? Fact(Question question, List<Item> others)
    {
        var frames = others.FindAll(i => i.Piece is Frame);
        var rest = others.FindAll(i => i.Piece is not Frame and not SortedBy);
        if (rest.Count == 0 && Asks(frames, FrameWord.When, FrameWord.HowLong) && items.Exists(i => i.Piece is Subject)) return Shows(question, [new ShowField(Field.ContractStart)]);
        // "is Acme still a customer", "is it an active customer".
        if (yesNo && rest is [{ Piece: Subject { Scope: CsmBot.Questions.Scope.Active or CsmBot.Questions.Scope.Churned } scope }])
            return question with { Shape = Shape.YesNo, Where = Condition.And([question.Where, new OneOf(Field.Status, Words.Of(scope.Scope == CsmBot.Questions.Scope.Active ? AccountStatus.Active : AccountStatus.Churned))]) };
        if (rest.Count == 0 && yesNo && frames.TrueForAll(f => f.IsFrame(FrameWord.YesNo)) && (items.Exists(i => i.Piece is Subject { Scope: CsmBot.Questions.Scope.Default }) && Says("customer", "client", "account") || (Says("still") && Says("with", "here"))))
            return question with { Shape = Shape.YesNo, Where = Condition.And([question.Where, new OneOf(Field.Status, Words.Of(AccountStatus.Active))]) };
        // What was said beside the account and found no place here is no summary.
        if (rest.Count == 0 && items.Exists(i => i.Used && i.Piece is Effort or Trait or Noun or Figure or Rate or Comparative or Compared)) return null;
        // "who has Acme", "who's on Acme", "whose is Acme": whose account it is.
        if (rest.Count == 0 && (Asks(frames, FrameWord.Who) || tokens.Folded(0) is "whose")) return Says("has", "got", "on", "whose", "for", "with") ? Shows(question, [new ShowField(Field.Owner)]) : null;
        if (rest.Count == 0) return Asks(frames, FrameWord.Why) ? question with { Shape = Shape.Why } : Asks(frames, FrameWord.Count, FrameWord.When, FrameWord.Share, FrameWord.HowLong, FrameWord.Compare) ? null : question with { Shape = Shape.Summary };
        if (Asks(frames, FrameWord.Why) && rest is [{ Piece: Timed { Otherwise: Turned ever } turn } turning])
            return question with { Shape = Shape.Why, Where = Condition.And([question.Where, turning.When is { } on ? turn.Make(on.Past) : ever]) };
        if (Asks(frames, FrameWord.Why)) return rest is [{ Piece: Coloured or Property { Name.Field: Field.Health } }] ? question with { Shape = Shape.Why } : null;
        if (Asks(frames, FrameWord.Share, FrameWord.Compare)) return null;
        if (rest is [{ Piece: Property { Name.Field: Field.LastContact } }] && Asks(frames, FrameWord.Who)) return Shows(question, [new ShowRecord(new RecordFilter(Kind.Interactions), RecordField.Person, RecordDay.Main)]);
        // "who spoke to it last".
        if (rest is [{ Piece: Timed, When: null }] && tokens.Folded(rest[0].Start) is "spoke" or "talked" or "contacted" or "touched" && Asks(frames, FrameWord.Who) && Asks(frames, FrameWord.Last)) return Shows(question, [new ShowRecord(new RecordFilter(Kind.Interactions), RecordField.Person, RecordDay.Main)]);
        if (rest.Count == 2 && Asks(frames, FrameWord.When) && rest.Exists(i => i.Piece is Property { Name.Field: Field.LastContact }) && rest.Find(i => i.Piece is Whose) is { Piece: Whose { Team: null, Emails: [var by] } })
            return Shows(question, [new ShowRecord(new RecordFilter(Kind.Interactions, null, new RecordIs(RecordField.Person, by)), null, RecordDay.Main)]);
        if (rest.Count == 1 && Timing(question, frames, rest[0]) is { } timing) return timing;
        if (rest is [{ Piece: Property { Name.Field: Field.Health } }, { Piece: When { Window.Past: { From: { } from, LastDay: { } last } } }]) return from == last || rest[1].Piece is When { Window.Kind: Recognizers.WindowKind.Until } ? Shows(question, [new ShowHealthOn(last)]) : null;
        if (rest is [{ Piece: ChangedColour }, { Piece: Coloured or Is or Timed }] && Asks(frames, FrameWord.Which, FrameWord.What)) return question with { Shape = Shape.Why };
        if (rest.Count == 2 && rest.Exists(i => i.Piece is ChangedColour) && rest.Exists(i => i.Piece is Property { Name.Field: Field.Health }) && Asks(frames, FrameWord.When)) return Shows(question, [new ShowField(Field.HealthSince)]);
        // "who set Acme to red": who did it the last time, whatever it is now.
        if (rest is [{ Piece: ChangedColour }, { Piece: Coloured { Colours: var set } }] && Asks(frames, FrameWord.Who)) return Shows(question, [new ShowRecord(new RecordFilter(Kind.HealthChanges, null, new RecordIs(RecordField.Colour, set.Select(Words.Of).ToArray())), RecordField.SetBy, RecordDay.Main)]);
        if (rest is [{ Piece: ChangedColour }, { Piece: Coloured or Is or Timed } to]) return Asks(frames, FrameWord.Who) ? Shows(question, [new ShowField(Field.HealthSetBy)]) : null;
        if (rest.Count == 2 && Asks(frames, FrameWord.When) && rest.Exists(i => i.Piece is Property { Name.Field: Field.ContractMonths }) && rest.Exists(i => i.Piece is Aspect { Day: RecordDay.Closed })) return Shows(question, [new ShowField(Field.RenewalDate)]);
        if (rest is [{ Piece: Noun { Kind: Kind.Plans, Tests: [] }, When: null, Compared: null }] && Asks(frames, FrameWord.Which, FrameWord.What, FrameWord.HowMuch) && tokens.Folded(rest[0].End - 1) is "plan") return Shows(question, [new ShowField(Field.Plan)]);
        // "when did the contract with Acme start".
        if (rest.Count == 2 && Asks(frames, FrameWord.When) && rest.Exists(i => i.Piece is Property { Name.Field: Field.ContractMonths }) && rest.Exists(i => i.Piece is Property { Name.Field: Field.ContractStart })) return Shows(question, [new ShowField(Field.ContractStart)]);
        // "has Acme a sponsor" asks whether; "is the sponsor of Acme still there" asks more than the field says.
        if (yesNo && tokens.Folded(0) is "has" or "does" or "is" && !Asks(frames, FrameWord.List) && rest is [{ Piece: Property { Name.Field: { } has } }])
            return tokens.Folded(0) is not "is" && has is Field.Sponsor or Field.RenewalDate or Field.Plan ? question with { Shape = Shape.YesNo, Where = Condition.And([question.Where, new Not(new Missing(has))]) } : null;
        if (OfRecord(question, frames, rest) is { } asked) return asked;
        if (Newest(question, frames, rest) is { } newest) return newest;
        if (rest.TrueForAll(i => i.Piece is Property { Name.Field: not null } or Figure or Link { Word: not (LinkWord.Except or LinkWord.Not or LinkWord.Without or LinkWord.Neither or LinkWord.Nor) } || i is { Piece: Renewing, When: null }) && rest.TrueForAll(i => i.Compared is null) && !Asks(frames, FrameWord.Count, FrameWord.When))
            return Shows(question, [.. rest.Where(i => i.Piece is not Link).Select(i => i.Piece switch { Property { Name.Field: { } field } => (Show)new ShowField(field), Figure f => new ShowQuantity(f.Quantity), _ => new ShowField(Field.RenewalDate) })]);
        return rest is [{ Piece: Property { Name.Field: { } day } }] && Asks(frames, FrameWord.When) ? Shows(question, [new ShowField(day)]) : null;
    }

    private bool Says(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < tokens.Count; i++)
            foreach (var word in words) if (tokens.Folded(i).SequenceEqual(word)) return true;
        return false;
    }

    /// <summary>"when does it renew", "how long has it been red", "when did it turn red".</summary>
    private static Question? Timing(Question question, List<Item> frames, Item what) => what switch
    {
        { Piece: Timed timed, When: null } when ReferenceEquals(timed, Rules.Arr.Started) && (Asks(frames, FrameWord.When) || frames.TrueForAll(f => f.IsFrame(FrameWord.List) || f.IsFrame(FrameWord.HowMuch))) => Shows(question, [new ShowField(Field.ContractStart)]),
        { Piece: Renewing, When: null } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.DaysToRenewal))]),
        { Piece: Renewing, When: null } when Asks(frames, FrameWord.When, FrameWord.HowMuch, FrameWord.What, FrameWord.Which) || frames.TrueForAll(f => f.IsFrame(FrameWord.List)) => Shows(question, [new ShowField(Field.RenewalDate)]),
        { Piece: Coloured colour } when Asks(frames, FrameWord.HowLong) => Shows(InColour(question, colour), [new ShowQuantity(new Of(AccountNumber.DaysInColour))]),
        { Piece: Coloured colour } when Asks(frames, FrameWord.When) && !Asks(frames, FrameWord.Last, FrameWord.First) => Shows(InColour(question, colour), [new ShowField(Field.HealthSince)]),
        { Piece: Timed { Otherwise: Turned turned }, When: null } when Asks(frames, FrameWord.When) =>
            Shows(question, [new ShowRecord(new RecordFilter(Kind.HealthChanges, null, new RecordIs(RecordField.Colour, turned.To.Select(Words.Of).ToArray())), null, RecordDay.Main)]),
        { Piece: Property { Name.Field: Field.LastContact } } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.DaysSinceContact))]),
        { Piece: Property { Name.Field: Field.ContractStart } } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowField(Field.ContractStart)]),
        { Piece: Property { Name.Field: Field.ContractMonths } } when Asks(frames, FrameWord.HowLong) => Shows(question, [new ShowQuantity(new Of(AccountNumber.ContractMonths))]),
        _ => null,
    };

    /// <summary>"what caused the fire at …", "when did the fire at … start", "how did the renewal of … go": something of the newest such record.</summary>
    private static Question? OfRecord(Question question, List<Item> frames, List<Item> rest)
    {
        var noun = rest.Find(i => i.Piece is Noun { Kind: Kind.Fires or Kind.Renewals or Kind.Tickets } or Renewing);
        var aspects = rest.FindAll(i => i != noun);
        if (noun is null && rest is [{ Piece: Aspect { Field: RecordField.FirstSign } }]) return First(question, new RecordFilter(Kind.Fires), RecordField.FirstSign, RecordDay.FirstSign, frames);
        if (noun is null || aspects.Count == 0 || !aspects.TrueForAll(i => i.Piece is Aspect or Property { Name.OfRecords: Dimension.Cause or Dimension.Outcome } or Property { Name.Field: Field.ContractStart } or Trait { Day: RecordDay.Closed or RecordDay.Opened })) return null;
        if (noun.Piece is Renewing) (noun.Piece, noun.Tests) = (new Noun(Kind.Renewals), []);
        var records = Records.Filter(noun) with { Tests = [.. noun.Tests.Where(t => t is not RecordIs { Field: RecordField.Open })], Day = RecordDay.Main };
        foreach (var item in aspects)
            switch (item.Piece)
            {
                case Aspect { Field: RecordField.FirstSign or RecordField.Cause } a: return First(question, records, a.Field, a.Day, frames);
                case Aspect { Field: RecordField.Outcome } when !Asks(frames, FrameWord.When): return First(question, records, RecordField.Outcome, RecordDay.Main, frames);
                case Property { Name.OfRecords: Dimension.Cause }: return First(question, records, RecordField.Cause, RecordDay.Main, frames);
                case Property { Name.Field: Field.ContractStart } when Asks(frames, FrameWord.When): return First(question, records, null, RecordDay.Opened, frames);
                case Property { Name.OfRecords: Dimension.Outcome }: return First(question, records, RecordField.Outcome, RecordDay.Main, frames);
                case Aspect { Day: var day } when Asks(frames, FrameWord.When): return First(question, records, null, day, frames);
                case Trait { Day: { } day } when Asks(frames, FrameWord.When): return First(question, records, null, day, frames);
            }

        return null;
    }

    /// <summary>Asked when, the day; else the field.</summary>
    private static Question First(Question question, RecordFilter records, RecordField? field, RecordDay day, List<Item> frames) =>
        Shows(question, [new ShowRecord(records, Asks(frames, FrameWord.When) ? null : field, Asks(frames, FrameWord.When) ? day : RecordDay.Main)]);

    /// <summary>"when was the last QBR with …": the newest or oldest such record.</summary>
    private Question? Newest(Question question, List<Item> frames, List<Item> rest)
    {
        var oldest = Asks(frames, FrameWord.First);
        var rank = rest.Find(i => i.Piece is Ranked { Word: RankWord.Old or RankWord.Early, Limit: null });
        if (rank is not null) oldest = rank.Piece is Ranked { Word: RankWord.Early } or Ranked { Descending: true };
        if (!oldest && rank is null && !Asks(frames, FrameWord.Last, FrameWord.When)) return null;
        var left = rest.FindAll(i => i != rank);
        if (left is not [{ Piece: Noun { Kind: not Kind.Accounts } } noun]) return null;
        if (Asks(frames, FrameWord.Count)) return null;
        // "how long did the fire last", "how old is the oldest ticket": in days.
        if (Asks(frames, FrameWord.HowLong)) return ((Noun)noun.Piece).Kind is Kind.Tickets or Kind.Fires ? Shows(question, [new ShowRecord(Records.Filter(noun), RecordField.AgeDays, RecordDay.Main, oldest)]) : null;
        // "when is the next step due": the soonest that is not done.
        if (noun.Piece is Noun { Kind: Kind.Steps } && noun.Tests.Any(t => t is RecordIs { Field: RecordField.Done, Values: ["no"] })) (oldest, noun.When) = (true, noun.When ?? new Recognizers.WindowReading(new Window(today, null)));
        // "newest evidence for Acme": the evidence itself, and not its day.
        if (noun.Piece is Noun { Kind: Kind.Evidence } && rank is not null && frames.TrueForAll(f => f.IsFrame(FrameWord.List) || f.IsFrame(FrameWord.Which))) return null;
        RecordField? field = Asks(frames, FrameWord.Who) ? ((Noun)noun.Piece).Kind switch { Kind.Interactions => RecordField.Person, Kind.Training => RecordField.Learner, _ => null } : null;
        return Shows(question, [new ShowRecord(Records.Filter(noun), field, RecordDay.Main, oldest)]);
    }

    /// <summary>"is it red", "does it have a sponsor".</summary>
    private Question? AskedYesNo(Question question, List<Item> others)
    {
        if (!yesNo || others.Exists(i => i.Piece is Frame { Word: not FrameWord.Anyone } or Ranked or Grouped or SortedBy)) return null;
        foreach (var item in others) if (item.IsFrame(FrameWord.Anyone)) item.Used = true;
        // "is Samir the CSM of it", "is it an enterprise account": said of the account anyway.
        foreach (var item in items) if (item.Piece is Subject { Scope: CsmBot.Questions.Scope.Default } || (item.Piece is Property { Name.Word: "owner" or "csm" } && items.Exists(i => i.Piece is Whose))) item.Used = true;
        MakeConditions();
        // Nothing but the account is no question for yes or no.
        return items.Exists(i => i.Condition is not null && i.Piece is not AccountPiece) ? question with { Shape = Shape.YesNo, Where = Where() } : null;
    }

    /// <summary>"how long has Acme been red" has no answer where it is green.</summary>
    private static Question InColour(Question question, Coloured colour) => question with { Where = Condition.And(question.Where, new OneOf(Field.Health, colour.Colours.Select(Words.Of).ToArray())) };

    private static Question Shows(Question question, ImmutableArray<Show> show) => question with { Shape = Shape.Fact, Show = show };
}
