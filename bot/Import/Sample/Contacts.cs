using CsmBot.Accounts;

namespace CsmBot.Import.Sample;

/// <summary>The interactions: a rhythm by segment that slows in August and around New Year, stops when the account goes quiet, and is dense in a fire.</summary>
internal static class Contacts
{
    public static IEnumerable<Interaction> Draw(Client client, Dice dice, Ids ids, IReadOnlyList<Fire> fires)
    {
        var story = client.Story;
        for (var day = story.First.AddDays(dice.Between(0, 5)); day <= story.Last;)
        {
            if (WaitUntil(story, day) is { } later)
            {
                day = later;
                continue;
            }
            if (client.WorkingTime(dice, day) is { } at) yield return Routine(client, dice, ids.Interaction(), at);
            day = day.AddDays(Gap(client, dice, day));
        }
        foreach (var fire in fires)
            foreach (var interaction in OfFire(client, dice, ids, fire)) yield return interaction;
    }

    // Nobody speaks to an account that goes quiet until somebody notices.
    private static DateOnly? WaitUntil(Story story, DateOnly day) =>
        story.TroubleOn(day) is { Kind: TroubleKind.Quiet } trouble && day < trouble.Heard ? trouble.Heard : null;

    private static int Gap(Client client, Dice dice, DateOnly day)
    {
        var (usual, most) = client.Segment switch { "Enterprise" => (9, 26), "Mid-Market" => (16, 29), _ => (25, 42) };
        var slow = (day.Month == 8 || day is { Month: 12, Day: > 18 }) ? 1.5 : 1;
        var trouble = client.Story.TroubleOn(day) switch
        {
            null => 1,
            { Kind: TroubleKind.FalseAlarm } => 1,
            var t when day < t.Turn => 2.2,
            _ => 0.6,
        };
        var gap = dice.Skewed(usual * slow, 0.4) * client.Density.Gap * trouble;
        return Math.Max(1, (int)Math.Min(gap, most * client.Density.Gap * Math.Max(1, trouble)));
    }

    private static Interaction Routine(Client client, Dice dice, string id, DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        var trouble = client.Story.TroubleOn(day);
        var isNew = day.DayNumber - client.Story.Start.DayNumber < 90;
        var purpose = trouble is not null && day >= trouble.Turn
            ? dice.Pick<Purpose?>((Purpose.Prevention, 5), (Purpose.Adoption, 2), (Purpose.Renewal, 2), (null, 2))
            : isNew ? dice.Pick<Purpose?>((Purpose.Onboarding, 7), (Purpose.Adoption, 2), (null, 1))
            : dice.Pick<Purpose?>((Purpose.Adoption, 4), (Purpose.Prevention, 2), (Purpose.Renewal, 1.5), (Purpose.Expansion, client.Story.IsGrowing ? 2.5 : 0.7), (null, 3));
        var type = dice.Pick(
            (InteractionType.Call, 34), (InteractionType.Email, 30), (InteractionType.Meeting, 18), (InteractionType.Chat, 7), (InteractionType.Qbr, client.Segment == "SMB" ? 1 : 4),
            (InteractionType.Training, isNew ? 7 : 2), (InteractionType.SiteVisit, client.Segment == "Enterprise" ? 3 : 0.5), (InteractionType.Other, 1));
        var volume = type is InteractionType.Email or InteractionType.Chat && dice.Chance(0.25) ? dice.Between(2, 5) : 1;
        return new Interaction(
            id, at, client.Id, Who(client, dice, type, purpose).Email, type, Minutes(dice, type, volume), volume, Effectiveness(dice, trouble), purpose, null,
            dice.Chance(0.45) ? dice.Pick(Phrases.Of(purpose, trouble)) : null);
    }

    private static IEnumerable<Interaction> OfFire(Client client, Dice dice, Ids ids, Fire fire)
    {
        var opened = DateOnly.FromDateTime(fire.OpenedAt);
        var days = (fire.ClosedAt is { } closed ? DateOnly.FromDateTime(closed) : client.Story.Now).DayNumber - opened.DayNumber;
        for (var i = dice.Between(5, 14); i > 0; i--)
        {
            if (client.WorkingTime(dice, opened.AddDays((int)(days * Math.Pow(dice.Roll(), 1.6)))) is not { } at || at < fire.OpenedAt || at > fire.ClosedAt) continue;
            var type = dice.Pick((InteractionType.Call, 40), (InteractionType.Meeting, 25), (InteractionType.Email, 20), (InteractionType.SiteVisit, 6), (InteractionType.Ticket, 9));
            var who = dice.Pick((client.Csm, 6), (client.Team.LeadOf(client.Csm), 1.5), (dice.Pick(client.Team.Support), 2), (dice.Pick(client.Team.Execs), 0.5));
            var volume = type == InteractionType.Email && dice.Chance(0.3) ? dice.Between(2, 4) : 1;
            yield return new Interaction(
                ids.Interaction(), at, client.Id, who.Email, type, (int)(Minutes(dice, type, volume) * 1.4 ?? 45), volume,
                dice.Chance(0.5) ? dice.Pick((2, 2), (3, 4), (4, 3), (5, 1)) : null, Purpose.Firefighting, fire.FireId, dice.Chance(0.5) ? dice.Pick(Phrases.Fire) : null);
        }
    }

    private static Person Who(Client client, Dice dice, InteractionType type, Purpose? purpose) => (type, purpose) switch
    {
        (InteractionType.Training, _) when dice.Chance(0.7) => dice.Pick(client.Team.Trainers),
        (_, Purpose.Expansion) when dice.Chance(0.4) => dice.Pick(client.Team.Sales),
        (InteractionType.Qbr or InteractionType.SiteVisit, _) when dice.Chance(0.15) => dice.Pick(client.Team.Execs),
        _ => dice.Chance(0.04) ? dice.Pick(client.Team.Csms) : client.Csm,
    };

    private static int? Minutes(Dice dice, InteractionType type, int volume)
    {
        if (dice.Chance(0.1)) return null;
        var each = type switch
        {
            InteractionType.Email or InteractionType.Chat => dice.Between(1, 4) * 5,
            InteractionType.Call or InteractionType.Ticket => dice.Between(2, 9) * 5,
            InteractionType.Meeting or InteractionType.Other => dice.Between(5, 14) * 5,
            InteractionType.Qbr or InteractionType.Training => dice.Between(9, 24) * 5,
            _ => dice.Between(8, 22) * 15,
        };
        return each * volume;
    }

    private static int? Effectiveness(Dice dice, Trouble? trouble) => dice.Chance(0.4) ? null : (int)Math.Clamp(Math.Round(dice.Around(trouble is null ? 3.9 : 3, 0.9)), 1, 5);
}
