using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>One fire from its first sign to its end: what was done, by whom, at what cost, and what preventing it would have taken.</summary>
internal static class PostMortem
{
    public static Draft Of(Grounds grounds)
    {
        var (book, id) = (grounds.Book, grounds.Request.Fire!);
        if (book.AccountOfFire(id) is not (var account and >= 0)) throw new ReportRefused($"I know no fire {id}.");
        if (!grounds.Has(account)) throw new ReportRefused($"Fire {id} is of {book.Accounts[account].Name}, which was not picked.");
        var fire = Find(book, account, id);
        if (!Fires.IsKnown(grounds.AsOf, fire)) throw new ReportRefused($"Fire {id} was opened later than {grounds.AsOf.Now:yyyy-MM-dd}.");
        var (all, byType, people) = (new Volume(), new Volume[Enum.GetValues<InteractionType>().Length], new HashSet<int>());
        var linked = Linked(grounds, book.FireIds.Find(id));
        foreach (var (_, row) in linked)
        {
            all.Add(grounds.AsOf, row);
            byType[(int)row.Type].Add(grounds.AsOf, row);
            if (row.Person >= 0) people.Add(row.Person);
        }
        var care = new GreenCare(grounds);
        return new Draft(Figures(grounds, account, fire, all, people.Count, care), [Actions(byType), Timeline(grounds, fire, linked), Care(grounds, account, fire, care)], [.. Notes(grounds, account, fire, all, care)])
        {
            InShort = InShort(grounds, account, fire, all, people.Count, care),
        };
    }

    /// <summary>What it cost, whether it could be seen coming, what preventing it would have cost, and how it ended.</summary>
    private static string InShort(Grounds grounds, int account, Fire fire, Volume all, int people, GreenCare care)
    {
        string Money(double amount) => Cards.Cell.Money(Math.Round(amount), grounds.Currency);
        var work = all.Interactions == 0 ? "" : FormattableString.Invariant($"; {Said.Count(people, "person", "people")} spent {all.Hours:0.#} hours on it");
        var sign = FireFigures.DaysFromSign(grounds, fire) is >= 0 and var days ? $"Its first sign{(fire.FirstWarningSign is { } what ? $" ({what})" : "")} was there {Said.Count(days, "day", "days")} before. " : "";
        var prevention = care.Estimate(account, fire) is { } estimate ? $"Preventing it would have cost about {Money(estimate)}. " : "";
        var end = Fires.IsClosed(grounds.AsOf, fire) ? FireFigures.Outcome(grounds, fire) is { } outcome ? $"The account was {outcome}." : "It is closed, its outcome unsaid." : "It is still open.";
        return $"The fire cost {Money(FireFigures.Costs(grounds, account, fire).Total)}{work}. {sign}{prevention}{end}";
    }

    private static Fire Find(Book book, int account, string id)
    {
        foreach (var fire in book.Fires.Of(account))
            if (fire.FireId == id) return fire;
        throw new InvalidOperationException($"The book leads from fire {id} to an account that does not hold it.");
    }

    /// <summary>An interaction of another account can be linked to a fire, so all are looked through.</summary>
    private static List<(int Account, InteractionRow Row)> Linked(Grounds grounds, int fire)
    {
        var linked = new List<(int, InteractionRow Row)>();
        for (var account = 0; account < grounds.Book.Accounts.Count; account++)
            foreach (ref readonly var row in grounds.Book.Interactions.Of(account))
                if (row.Fire == fire && row.At <= grounds.AsOf.NowSeconds) linked.Add((account, row));
        linked.Sort((a, b) => a.Row.At.CompareTo(b.Row.At));
        return linked;
    }

    private static List<ReportFigure> Figures(Grounds grounds, int account, Fire fire, Volume all, int people, GreenCare care)
    {
        var (direct, total) = FireFigures.Costs(grounds, account, fire);
        return
        [
            new("hours", "Hours", Rounded(all.Hours), "hours", "Hours of interactions linked to the fire, up to now.") { Table = "actions" },
            grounds.MoneyFigure("cost_direct", "Direct cost", direct, "Those hours at the billing rate that each person had on the day.") with { Table = "actions" },
            grounds.MoneyFigure("cost_indirect", "Indirect cost", total - direct, "What was written down beside: credits, overtime of others, travel.") with { Table = "timeline" },
            grounds.MoneyFigure("cost_total", "Total cost", total, "Direct and indirect cost.") with { Table = "actions" },
            new("interactions", "Interactions", all.Interactions, "interactions", "How many were linked to the fire.") { Table = "timeline" },
            new("people", "People", people, "people", "Who spent time on it.") { Table = "timeline" },
            new("days_from_sign", "Days from first sign", FireFigures.DaysFromSign(grounds, fire), "days", "Calendar days from the first warning sign to the opening of the fire.") { Table = "timeline" },
            grounds.MoneyFigure("prevention_estimate", "What preventing it would have cost", care.Estimate(account, fire), FireFigures.EstimateDefinition) with { Table = "prevention" },
            .. grounds.Request.OfFire(fire.FireId)?.LostArr is { } lost ? [grounds.MoneyFigure("lost_arr", "ARR lost", Money.Major(grounds.Book.Minor(account, lost)), "Yearly revenue that went with the fire, as it was written down when it was closed.") with { Table = "timeline" }] : Array.Empty<ReportFigure>(),
        ];
    }

    private static ReportTable Actions(Volume[] byType) => new("actions", "What was done", [new("type", "Type"), .. Volume.Columns],
        [.. Enum.GetValues<InteractionType>().Where(t => byType[(int)t].Interactions > 0).OrderByDescending(t => byType[(int)t].Hours).Select(t => (IReadOnlyList<object?>)[Words.Of(t), .. byType[(int)t].Cells()])])
    { Chart = new ReportChart(false, false, "hours") };

    private static ReportTable Timeline(Grounds grounds, Fire fire, List<(int Account, InteractionRow Row)> linked)
    {
        var events = new List<(DateTime At, string What, string? Who, string? Notes)>();
        var written = grounds.Request.OfFire(fire.FireId);
        if (fire.FirstWarningAt is { } sign) events.Add((sign, "first sign", written?.SeenBy, fire.FirstWarningSign));
        events.Add((fire.OpenedAt, "fire opened", written?.OpenedBy, fire.Cause));
        events.AddRange(linked.Select(l => (Seconds.ToInstant(l.Row.At), Words.Of(l.Row.Type), grounds.NameOf(l.Row.Person), grounds.Book.Notes(l.Row))));
        if (Fires.IsClosed(grounds.AsOf, fire)) events.Add((fire.ClosedAt!.Value, $"closed, {FireFigures.Outcome(grounds, fire) ?? "outcome unsaid"}", written?.ClosedBy, fire.Notes));
        return new ReportTable("timeline", "Timeline", [new("day", "Day", ColumnUnit.Day), new("what", "What"), new("who", "Who"), new("notes", "Notes")],
            [.. events.OrderBy(e => e.At).Select(e => (IReadOnlyList<object?>)[grounds.AsOf.Days.Day(e.At), e.What, e.Who, e.Notes])]);
    }

    /// <summary>What a person says prevention would have taken, at the rates of green accounts; else what the same days take with an account of the tier that stays green.</summary>
    private static ReportTable Care(Grounds grounds, int account, Fire fire, GreenCare care)
    {
        ReportColumn[] columns = [new("type", "Type"), new("volume", "Interactions", ColumnUnit.Number), new("hours", "Hours", ColumnUnit.Hours), new("cost", "Cost", ColumnUnit.Money)];
        var days = FireFigures.DaysToPrevent(grounds, fire);
        if (grounds.Request.OfFire(fire.FireId)?.Plan is { } plan)
            return new ReportTable("prevention", $"What prevention would have taken over {Said.Count(plan.DaysOf(days, grounds.AsOf.Days.Day(fire.OpenedAt)), "day", "days")}, by a person", columns,
                [.. care.Priced(account, fire, plan).Select(c => (IReadOnlyList<object?>)[Words.Of(c.Type), c.Volume, c.Hours, c.Cost])]);
        var rows = grounds.Tier(account) is { } tier ? care.ByType(tier, days) : [];
        return new ReportTable("prevention", $"What {Said.Count(days, "day", "days")} of prevention take with a green account of the tier", columns,
            [.. rows.Select(r => (IReadOnlyList<object?>)[Words.Of(r.Type), Rounded(r.Volume), Rounded(r.Hours), Rounded(r.Cost)])]);
    }

    private static IEnumerable<string> Notes(Grounds grounds, int account, Fire fire, Volume all, GreenCare care)
    {
        if (all.Interactions == 0) yield return "No interaction is linked to this fire: say “for the fire” when logging.";
        if (all.WithoutMinutes > 0) yield return Said.WithoutMinutes(all.WithoutMinutes);
        if (fire.IndirectCost is null) yield return "No indirect cost was written down; it counts as 0.";
        if (fire.FirstWarningAt is null) yield return $"No first warning sign was written down: prevention is reckoned for {FireFigures.DaysWithoutSign} days.";
        else if (FireFigures.DaysToPrevent(grounds, fire) < 0) yield return "The first sign was there to see only after the fire was opened: what preventing it would have cost cannot be said.";
        if (!Fires.IsClosed(grounds.AsOf, fire)) yield return "The fire is still open: its cost is the one up to now.";
        var written = grounds.Request.OfFire(fire.FireId);
        if (written?.PreventionText is { } taken) yield return $"What prevention would have taken, as it was written down: {taken}{(written.Plan is null && written.Prevention is null ? " (not priced: it is not said as so many contacts, as in “3 calls of 20 min over 30 days”)" : "")}";
        if (written is { Prevention: null, Plan: { } plan } && care.Priced(account, fire, plan) is var contacts)
        {
            if (contacts.All(c => c.Cost is not null)) { yield return "That is priced by what an hour with the tier’s green accounts costs; a contact of which no time was said is taken as long as theirs are."; yield break; }
            yield return $"It is not priced: nothing says how long one {Words.Of(contacts.First(c => c.Cost is null).Type).Replace('_', ' ')} takes.";
        }
        if (written?.Prevention is not null) yield return "What preventing it would have cost was written down by a person, in the place of the estimate.";
        else if (grounds.Tier(account) is not { } tier) yield return "The account is churned and has no tier: what preventing it would have cost cannot be said.";
        else if (grounds.From > grounds.AsOf.Today) yield return "The window has not begun: there is nothing yet to price prevention by.";
        else if (care.Accounts(tier) == 0) yield return $"No account of tier {tier} stayed green through the window: what preventing it would have cost cannot be said.";
        else yield return $"Prevention is priced by {Said.Count(care.Accounts(tier), "account", "accounts")} of tier {tier} that stayed green.";
    }
}
