using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

/// <summary>Brings what belongs together together: nouns with what narrows them, figures with what they are compared to, windows with what they are about.</summary>
internal static class Phrases
{
    public static void Fold(List<Item> items, DateOnly today, Workspace workspace)
    {
        foreach (var item in items)
        {
            item.NewClause = item.Piece is Link { Word: LinkWord.AndThat or LinkWord.With };
            if (item.IsLink(LinkWord.AndThat)) item.Piece = new Link(LinkWord.And);
        }

        Limits(items);
        for (var i = 1; i < items.Count; i++)
            // "steps not done of the Onboarding plan": of that plan, whatever narrows them between.
            if (items[i].Piece is Is { Condition: OneOf { Field: Field.Plan } plan } && items.FindLastIndex(i - 1, x => x.Piece is not (Trait or When or Frame { Word: FrameWord.YesNo } or Link { Word: LinkWord.Not or LinkWord.With })) is >= 0 and var steps && items[steps].Piece is Noun { Kind: Kind.Steps or Kind.Plans } && !items.GetRange(steps, i - steps).Exists(x => x.IsLink(LinkWord.With))) items[i].Piece = new Trait(new RecordIs(RecordField.Plan, plan.Values), Kinds.Steps | Kinds.Plans);
        Comparing.Fold(items, workspace);
        Merging.Fold(items, today);
        Spending(items);
        Stages(items);
        Figures(items, today);
        foreach (var item in items)
            if (item.Piece is Noun noun) (item.Tests, item.Day) = (noun.Tests, noun.Day);
        Nouns(items, today);
        foreach (var item in items)
            if (item is { Used: false, Piece: Compared { Unit: UnitOf.Minutes, Bare: false } hours }) (item.Piece, item.Compared) = (new Effort(RecordNumber.Minutes), hours);
        // "which account opened the most tickets": the verb says no more than the noun.
        if (items.FindAll(i => i is { Used: false, Piece: Trait { Test: null, Day: RecordDay.Opened } }) is [{ Piece: Trait trait } verb] && items.Find(i => i.Piece is Noun && i.Start > verb.Start) is { Piece: Noun { Kind: var of } } && (trait.Kinds & (Kinds)(1 << (int)of)) != 0) verb.Used = true;
        Siblings(items);
        // "which courses has Osprey completed": the verb at the end says the same again.
        if (items[^1] is { Used: false, Piece: Trait { Test: RecordIs { Field: RecordField.Done } } } done && items.Exists(i => i.Piece is Noun { Kind: Kind.Training })) done.Used = true;
        Windows(items, today);
    }

    /// <summary>"which 3 accounts got the most …": so many of them.</summary>
    private static void Limits(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
            if (items[i] is { Piece: Compared { Bare: true, Unit: UnitOf.Plain, Value: >= 1 and <= 1000 } n } && items[i + 1].Piece is Subject or Property && items.Find(x => x.Piece is Ranked { Limit: null }) is { Piece: Ranked rank } ranked)
                (ranked.Piece, items[i].Used) = (rank with { Limit = (int)n.Value }, true);
    }

    /// <summary>"who spent the most hours" asks for a person; "how much did we spend" for money.</summary>
    private static void Spending(List<Item> items)
    {
        if (items.Find(i => i.Piece is Spent) is not { } spent) return;
        if (items.Exists(i => i.Piece is Property { Name.Field: Field.LastContact })) { spent.Used = true; return; }
        if (items.Exists(i => i.Piece is Effort or Noun { Kind: Kind.Interactions or Kind.Tickets or Kind.Evidence } or Compared { Unit: UnitOf.Minutes }))
        {
            if (items.Exists(i => i.IsFrame(FrameWord.Who)) && items.Exists(i => i.Piece is Ranked)) spent.Piece = new Property(new Named("person", null, null, Dimension.Person));
            else if (!items.Exists(i => i.IsFrame(FrameWord.Who))) spent.Used = true;
        }
        else if (items.Exists(i => i.IsFrame(FrameWord.HowMuch)) || items[0] == spent || (items[0].Piece is Aggregated && items[1] == spent)) spent.Piece = new Effort(RecordNumber.Cost);
    }

    /// <summary>"onboarding accounts" is a stage, "onboarding calls" a purpose.</summary>
    private static void Stages(List<Item> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Trait { OfAccounts: { } stage } trait) continue;
            var (next, previous) = (Next(items, i)?.Piece, Previous(items, i)?.Piece);
            var ofRecords = Narrows(next, trait) || (previous is Spent or Whose { Form: PersonForm.Did } && next is not (Subject or Is) && items.Take(i).Any(x => x.Piece is Effort)) || (Narrows(previous, trait) && next is not (Subject or Is));
            items[i].Piece = ofRecords ? trait with { OfAccounts = null } : stage;
        }
    }

    private static bool Narrows(Piece? noun, Trait trait) => noun switch
    {
        Noun n => (trait.Kinds & (Kinds)(1 << (int)n.Kind)) != 0,
        Effort => (trait.Kinds & Kinds.Interactions) != 0,
        _ => false,
    };

    /// <summary>"ARR over 100k", "over 100k ARR", "over $50k", "usage dropped by 20 % over 30 days".</summary>
    private static void Figures(List<Item> items, DateOnly today)
    {
        Ranges(items);
        // "both NPS and CSAT fell": either of them did.
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i] is { Piece: Figure { Quantity: Metric { Name: var name } }, Compared: null } && items[i + 1].IsLink(LinkWord.And) && items[i + 2].Piece is Moved other) items[i].Piece = other with { Metric = name };
        // "active users below 50 % of seats": two numbers of the same account.
        for (var i = 1; i + 1 < items.Count; i++)
            if (items[i].Piece is Portion { Bound: { Bare: false, Op: not Op.Between } part } && items[i - 1] is { Piece: Figure { Quantity: Metric left }, Compared: null } && items[i + 1] is { Piece: Figure { Quantity: Metric right } })
            {
                items[i - 1].Piece = new Is(new CompareBoth(left, part.Op, right, part.Value / 100));
                items.RemoveRange(i, 2);
            }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is Moved moved) { Move(items, i, moved, today); continue; }
            if (items[i].Piece is not Compared amount || items[i].Used) continue;
            var before = Previous(items, i);
            var after = Next(items, i);
            // "half" is a part of something, never an amount of ARR.
            if (amount is { Unit: UnitOf.Plain, Value: > 0 and < 1 } && (before?.Piece ?? after?.Piece) is Figure { Quantity: Of { Number: AccountNumber.Arr } } or null) continue;
            var owner = before is { Piece: Figure or Effort or Rate, Compared: null } ? before
                : after is { Piece: Figure or Effort or Rate, Compared: null } && !amount.Bare ? after
                : before is { Piece: When } && i >= 2 && items[i - 2] is { Piece: Effort or Rate, Compared: null } far && !amount.Bare ? far
                : null;
            if (owner is not null && (!amount.Bare || owner == before && owner.Piece is Figure { Quantity: Metric })) { owner.Compared = amount; items[i].Used = true; }
            else if (!amount.Bare && (amount.Unit == UnitOf.Money || (amount.Unit == UnitOf.Plain && amount.Value >= 1000 && after?.Piece is not Noun)))
                items[i].Piece = new Is(new Compare(new Of(AccountNumber.Arr), amount.Op, amount.Value, amount.High));
        }
    }

    /// <summary>"at least 50 but not more than 120": two ends of one range, the second in the unit of the first.</summary>
    private static void Ranges(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i + 1].Piece is not Link { Word: LinkWord.And or LinkWord.Comma } || items[i + 2].Piece is not Compared { Bare: false, Op: Op.AtMost or Op.LessThan } high) continue;
            if (i + 3 < items.Count && items[i + 3].Piece is Figure or Noun or Effort) continue;
            var low = items[i].Piece is Compared { Bare: false, Op: Op.AtLeast or Op.MoreThan } c ? c : null;
            var quiet = items[i].Piece is Is { Condition: NotContacted n } ? n : null;
            if ((low is null && quiet is null) || (high.Unit != UnitOf.Plain && low is not null && high.Unit != low.Unit)) continue;
            var (top, counts) = (high.Op == Op.AtMost ? high.Value : high.Value - 1, quiet is not null || low!.Unit is UnitOf.Plain or UnitOf.Days && low.Value == Math.Floor(low.Value) && high.Value == Math.Floor(high.Value));
            if (quiet is not null && high.Unit is UnitOf.Plain or UnitOf.Days) items[i].Piece = new Is(new Compare(new Of(AccountNumber.DaysSinceContact), Op.Between, quiet!.Days, top));
            else if (low is { Op: Op.AtLeast } && high.Op == Op.AtMost) items[i].Piece = low with { Op = Op.Between, High = high.Value };
            else if (low is not null && counts) items[i].Piece = low with { Op = Op.Between, Value = low.Op == Op.AtLeast ? low.Value : low.Value + 1, High = top };
            else continue;
            (items[i + 1].Piece, items[i + 1].Used, items[i + 2].Piece, items[i + 2].Used) = (new Link(LinkWord.With), true, new Link(LinkWord.With), true);
        }
    }

    /// <summary>
    /// A change is that of the newest value against an earlier one (contracts: vocabulary, "dropped by"): how many days back a window reaches that goes on until now. One that is over
    /// says of no change until now; null. "In the last month" is, beside a change, as long as a month.
    /// </summary>
    private static int? UntilNow(Recognizers.WindowReading window, DateOnly today)
    {
        var past = window.Past;
        if (past.LastDay == today || (window is { Fixed: true, Unit: Unit.Month } && past.LastDay < today)) return past.Days;
        return past.From is { } from && from < today && (past.To is null || past.To > today) ? today.DayNumber - from.DayNumber : null;
    }

    private static void Move(List<Item> items, int at, Moved moved, DateOnly today)
    {
        var by = moved.By;
        int? days = null;
        for (var i = at + 1; i < items.Count && (by is null || days is null); i++)
        {
            if (items[i].Piece is Compared { Unit: UnitOf.Percent or UnitOf.Plain, Average: null } amount && by is null) (by, items[i].Used) = (amount, true);
            else if (items[i].Piece is Compared length && length.Days(DateOnly.MaxValue) is { } n && days is null) (days, items[i].Used) = (n, true);
            else if (items[i].Piece is When { Window: var window } && days is null && UntilNow(window, today) is { } run) (days, items[i].Used) = (run, true);
            else if (items[i].Piece is SortedBy) items[i].Used = true;
            else if (items[i].Piece is Ranked or AccountPiece or Moved) continue;
            else if (items[i].Piece is not Link) break;
        }

        if (days is null) return;
        var percent = by is null || by.Unit == UnitOf.Percent;
        var form = moved.Fell ? percent ? ChangeForm.DropPercent : ChangeForm.Drop : percent ? ChangeForm.RisePercent : ChangeForm.Rise;
        items[at].Piece = new Figure(new MetricChange(moved.Metric, days.Value, form));
        items[at].Compared = by is null ? new Compared(Op.MoreThan, 0, 0, UnitOf.Plain) : by.Bare ? by with { Op = Op.AtLeast, Bare = false } : by;
    }

    /// <summary>Gives each noun the words around that narrow it: "more than 2 urgent tickets opened".</summary>
    private static void Nouns(List<Item> items, DateOnly today)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Noun noun) continue;
            for (var b = i - 1; b >= 0 && Narrows(items, b, i, noun.Kind, today, joined: b > 0 && items[b - 1].Piece is Trait); b--) { }
            for (var a = i + 1; a < items.Count && Narrows(items, a, i, noun.Kind, today, joined: LeadsOn(items, a + 1, noun.Kind)); a++) { }
            // "none of them urgent" and the like stay where they are: only what stands beside the noun narrows it.
            var first = i - 1;
            while (first >= 0 && items[first].Used && items[first].Piece is Trait or Link) first--;
            // "hasn't had one meeting": not any.
            if (first > 0 && items[first] is { Used: false, Piece: Compared { Bare: true, Value: 1 } } && items[first - 1].Piece is Link { Word: LinkWord.Not or LinkWord.Without }) { items[first].Used = true; items[first].Piece = new Link(LinkWord.With); }
            else if (first >= 0 && items[first] is { Used: false, Piece: Compared { Unit: UnitOf.Plain } count }) { items[i].Compared = count; items[first].Used = true; }
        }
    }

    /// <summary>Does another word for the same noun follow, behind windows and joining words? "due in December and not done".</summary>
    private static bool LeadsOn(List<Item> items, int at, Kind kind)
    {
        // "when was the fire at Acme closed" asks for that day.
        if (items.Exists(i => i.IsFrame(FrameWord.When)) && items.Skip(at - 1).Any(i => i.Piece is AccountPiece)) return false;
        while (at < items.Count && items[at].Piece is When or Spent or AccountPiece or Whose { Form: not PersonForm.Owns } or Frame { Word: FrameWord.YesNo } or Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Comma or LinkWord.Slash or LinkWord.With }) at++;
        return at < items.Count && !BelongsToNext(items, at) && (items[at].Piece is Trait trait && (trait.Kinds & (Kinds)(1 << (int)kind)) != 0 || kind is Kind.Tickets or Kind.Fires && items[at].Piece is Compared { Bare: false, Unit: UnitOf.Days or UnitOf.Months } || kind == Kind.Fires && items[at] is { Compared: not null, Piece: Effort cost } && CostOf(cost) is not null);
    }

    private static RecordField? CostOf(Effort effort) => effort is not { Tests: [] } ? null : effort.Number switch
    {
        RecordNumber.Cost or RecordNumber.TotalCost => RecordField.TotalCost,
        RecordNumber.DirectCost => RecordField.DirectCost,
        RecordNumber.IndirectCost => RecordField.IndirectCost,
        _ => null,
    };

    private static bool BelongsToNext(List<Item> items, int at) => items[at].Piece is Trait trait && Next(items, at)?.Piece is Noun { Verb: false } next && (trait.Kinds & (Kinds)(1 << (int)next.Kind)) != 0;

    private static bool Narrows(List<Item> items, int at, int nounAt, Kind kind, DateOnly today, bool joined)
    {
        var item = items[at];
        var noun = items[nounAt];
        if (item.Used) return item.Piece is Trait || (item.Piece is Spent && joined);
        switch (item.Piece)
        {
            case Trait trait when (trait.Kinds & (Kinds)(1 << (int)kind)) != 0:
                // "a fire and open tickets": what stands before another noun is said of that one.
                if (at > nounAt && BelongsToNext(items, at)) return false;
                // "opened and closed": two days of one record are more than one filter can say.
                var other = trait.Day is { } second && noun.Day != RecordDay.Main && noun.Day != second;
                // "opened this year and already closed": one window, which is said already.
                if (other && (trait.Test is null || items.FindAll(i => i.Piece is When) is not [var only] || items.IndexOf(only) > at || at < nounAt)) return false;
                item.Used = true;
                if (trait.Test is { } test) noun.Tests = Records.Narrow(noun.Tests, test);
                if (trait.Also is { } also) noun.Tests = Records.Narrow(noun.Tests, also);
                if (trait.Day is { } day && !other) noun.Day = kind == Kind.Plans && day == RecordDay.Opened ? RecordDay.Started : day;
                return true;
            case Compared { Unit: UnitOf.Minutes, Bare: false } length when kind == Kind.Interactions && at > nounAt:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(RecordField.Minutes, length.Op, length.Value, length.High));
                return true;
            case Compared { Bare: false } age when kind is Kind.Tickets or Kind.Fires && at > nounAt && age.Days(today) is { } days:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(RecordField.AgeDays, age.Op, days, age.High));
                return true;
            // "fires that cost more than 10k": each by itself.
            case Effort effort when kind == Kind.Fires && at > nounAt && item.Compared is { } cost && CostOf(effort) is { } field:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(field, cost.Op, cost.Value, cost.High));
                return true;
            case Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Comma or LinkWord.Slash or LinkWord.With } when joined:
                // "lost or still open": two fields, of which one filter cannot say either.
                if (item.Piece is Link { Word: LinkWord.Or or LinkWord.Slash } && at > 0 && at + 1 < items.Count && items[at + 1].Piece is Trait { Test: RecordIs two } && (items[at - 1].Piece is Trait { Test: RecordIs one } && one.Field != two.Field || at - 1 == nounAt && noun.Tests is [RecordIs said, ..] && said.Field != two.Field)) return false;
                // What joins "urgent or high" joins no conditions.
                (item.Piece, item.Used) = (new Link(LinkWord.With), true);
                return true;
            case When or Frame { Word: FrameWord.YesNo } or Spent or AccountPiece or Whose when at > nounAt && joined: return true;
            default: return false;
        }
    }

    /// <summary>"calls or meetings": one noun of both types.</summary>
    private static void Siblings(List<Item> items)
    {
        Trained(items);
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i] is not { Piece: Noun { Kind: Kind.Interactions } left } || items[i + 2] is not { Piece: Noun { Kind: Kind.Interactions } right, Compared: null }) continue;
            var apart = items[i + 1].IsFrame(FrameWord.Compare);
            if (apart && Previous(items, i)?.Piece is Comparative) continue;
            if ((!apart && items[i + 1].Piece is not Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Slash or LinkWord.Comma, But: false }) || left.Verb != right.Verb) continue;
            // "accounts with calls and emails", "with a visit and a meeting": each of the two.
            if (items[i + 1].IsLink(LinkWord.And) && items.Take(i).Any(x => x.Piece is Subject) && Previous(items, i) is { Piece: Link { Word: LinkWord.With } }) continue;
            // "both a call and a meeting": each of the two.
            if (items[i + 1].IsLink(LinkWord.And) && items.Take(i).Any(x => x.IsLink(LinkWord.Both))) continue;
            items[i + 2].Tests = items[i].Tests.Aggregate(items[i + 2].Tests, Records.Narrow);
            items[i + 2].Compared = items[i].Compared;
            items[i].Used = items[i + 1].Used = true;
            items[i].Piece = items[i + 1].Piece = new Link(LinkWord.With);
            if (apart) (items[i + 1].Piece, items[i + 1].Used) = (new Grouped(new Named("type", null, null, Dimension.Type)), false);
        }
    }

    /// <summary>"people who completed X", "completions of X": two words for the same completions.</summary>
    private static void Trained(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            var left = items[i];
            var right = items.Find(x => x != left && x.Start >= left.End && x.Piece is Noun { Kind: Kind.Training });
            if (right?.Piece is not Noun noun) continue;
            // "people trained in X but nobody in Y": two things.
            if (items.GetRange(i + 1, items.IndexOf(right) - i - 1).Exists(x => x.Piece is Link { Word: LinkWord.And or LinkWord.Comma or LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Neither or LinkWord.Nor })) continue;
            if (left.Piece is Noun { Kind: Kind.Training, Verb: false } or Property { Name.OfRecords: Dimension.Learner } or Property { Name: { Word: "person", OfRecords: Dimension.Person } })
            {
                right.Piece = noun with { Verb = noun.Verb && left.Compared is not null, Each = left.Piece is Noun { Each: true } || (noun.Each && left.Piece is Noun { Tests: [] }) };
                right.Compared ??= left.Compared;
                if (i > 0 && right.Compared is null && items[i - 1] is { Used: false, Piece: Compared { Unit: UnitOf.Plain } count } && left.Piece is Property) (right.Compared, items[i - 1].Used, right.Piece) = (count, true, noun);
                right.Tests = left.Piece is Noun ? left.Tests.Aggregate(right.Tests, Records.Narrow) : Records.Narrow(right.Tests, new RecordMissing(RecordField.Learner, Negated: true));
                left.Used = true;
                left.Piece = new Link(LinkWord.With);
                // "people at Acme who have finished it": the verb's helper is no link.
                if (Previous(items, items.IndexOf(right)) is { Piece: Link { Word: LinkWord.With } } helper) helper.Used = true;
            }
        }
    }

    /// <summary>A window belongs to the nearest thing before it that can take one, else to the nearest behind it.</summary>
    private static void Windows(List<Item> items, DateOnly today)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not { Piece: When when, Used: false }) continue;
            var against = i > 0 && (items[i - 1].IsFrame(FrameWord.Compare) || (items[i - 1].Piece is Link { Word: LinkWord.And or LinkWord.With } && items.Exists(x => x.IsFrame(FrameWord.Compare))) || (items[i - 1] is { Used: true, Piece: When } && items[0].IsFrame(FrameWord.Compare)));
            var taker = Taker(items, i, -1, when, against) ?? Taker(items, i, 1, when, against);
            if (taker is null) continue;
            if (against && taker.When is not null) taker.Against = when.Window; else taker.When = when.Window;
            items[i].Used = true;
        }

        Share(items);
        Days(items, today);
        Readings(items, today);
    }

    /// <summary>"on June 30, who was at risk": the colour on that day; today's is the colour now.</summary>
    private static void Days(List<Item> items, DateOnly today)
    {
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: 1, From: { } day } } } when] || items.FindAll(i => i.Piece is Coloured) is not [{ Piece: Coloured colour } coloured] || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Frame { Word: FrameWord.Compare })) return;
        if (day > today) return;
        when.Used = true;
        if (day < today) coloured.Piece = new Is(new HealthOn(day, colour.Colours));
    }

    /// <summary>"NPS of Acme on 1 October": the newest value then.</summary>
    private static void Readings(List<Item> items, DateOnly today)
    {
        Averaged(items);
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: 1, From: { } day } } } when] || day >= today || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Coloured or Frame { Word: FrameWord.Compare })) return;
        if (items.FindAll(i => i.Piece is Figure { Quantity: Metric }) is not [{ Piece: Figure { Quantity: Metric metric } } figure]) return;
        when.Used = true;
        figure.Piece = new Figure(metric with { On = day });
    }

    /// <summary>"average usage in October", "lowest NPS this year": of all that was read in that time.</summary>
    private static void Averaged(List<Item> items)
    {
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: not 1 } window } } when] || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Frame { Word: FrameWord.Compare })) return;
        if (items.FindAll(i => i.Piece is Figure) is not [{ Compared: null, Piece: Figure { Quantity: Metric { On: null, Name: var name } } } figure] || !items.Exists(i => i.Piece is Aggregated { Aggregate: Aggregate.Average or Aggregate.Median or Aggregate.Min or Aggregate.Max })) return;
        when.Used = true;
        figure.Piece = new Figure(new Over(RecordNumber.Value, new RecordFilter(Kind.Signals, window, new RecordIs(RecordField.Metric, name))));
    }

    private static Item? Taker(List<Item> items, int at, int step, When when, bool against)
    {
        for (var i = at + step; i >= 0 && i < items.Count; i += step)
        {
            var item = items[i];
            if (item.Used || (item.When is not null && !(against && item.Against is null))) continue;
            if (item.Piece is Timed or Renewing or Noun or Effort or Rate) return item;
        }

        return null;
    }

    /// <summary>"calls and fires last month", "hours and cost this quarter": what stands side by side shares the window.</summary>
    private static void Share(List<Item> items)
    {
        for (var i = items.Count - 1; i >= 0; i--) if (Neighbour(items, i, -1) is { } before) Share(items, i, before);
        for (var i = 0; i < items.Count; i++) if (Neighbour(items, i, 1) is { } behind) Share(items, i, behind);
    }

    /// <summary>What stands beside it with nothing but links between, as far as the clause goes: "no calls, no meetings and no visits".</summary>
    private static Item? Neighbour(List<Item> items, int at, int step)
    {
        if (items[at].When is null) return null;
        var linked = false;
        for (var i = at + step; i >= 0 && i < items.Count; i += step)
        {
            if (items[i] is { NewClause: true, Piece: Link { Word: LinkWord.And } }) return null;
            if (items[i].Piece is When or Compared { } && items[i].Used) continue;
            if (items[i].Piece is Link { Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Nor or LinkWord.Neither or LinkWord.Without or LinkWord.With }) { linked |= !items[i].IsLink(LinkWord.With); continue; }
            return linked ? items[i] : null;
        }

        return null;
    }

    private static void Share(List<Item> items, int at, Item to)
    {
        var from = items[at];
        // "a fire, with calls this month": of different kinds, only what one "and" joins shares the window.
        // "without a QBR and without training this year": both were denied in the same words.
        bool Denied(Item noun) => Previous(items, items.IndexOf(noun))?.IsLink(LinkWord.Without) == true;
        if (from.Piece is Noun { Kind: var a } && to.Piece is Noun { Kind: var b } && a != b && Math.Abs(items.IndexOf(to) - at) is var apart && apart != 2 && !(apart == 3 && Denied(from) && Denied(to))) return;
        if (to.When is not null || (from.Piece, to.Piece) is not ((Noun, Noun) or (Effort or Rate, Effort or Rate) or (Timed, Timed))) return;
        to.When = from.When;
        to.Against = from.Against;
    }

    public static Item? Next(List<Item> items, int at) => at + 1 < items.Count ? items[at + 1] : null;
    public static Item? Previous(List<Item> items, int at) => at > 0 ? items[at - 1] : null;
}
