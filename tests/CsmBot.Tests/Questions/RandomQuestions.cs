using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Tests.Questions;

/// <summary>Conditions, numbers and filters drawn at random from those that <see cref="Plainly"/> says too.</summary>
internal static class RandomQuestions
{
    public static T Pick<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    public static Window Window(Random random)
    {
        var from = RandomFacts.Today.AddDays(random.Next(-200, 60));
        return new Window(random.Next(6) == 0 ? null : from, random.Next(6) == 0 ? null : from.AddDays(random.Next(1, 120)));
    }

    public static Condition Condition(Random random, int depth)
    {
        if (depth == 0 || random.Next(2) == 0) return Leaf(random);
        Condition[] parts = [Condition(random, depth - 1), Condition(random, depth - 1)];
        return random.Next(3) switch { 0 => new AllOf([.. parts]), 1 => new AnyOf([.. parts]), _ => new Not(parts[0]) };
    }

    private static Condition Leaf(Random random) => random.Next(15) switch
    {
        0 => new OneOf(Field.Tier, Pick(random, "1", "2", "3")),
        1 => new OneOf(Field.Health, Pick(random, "green", "yellow", "red")),
        2 => new OneOf(Field.Owner, Pick(random, RandomFacts.People)),
        3 => new OneOf(Field.Segment, "SMB"),
        4 => new Missing(Field.RenewalDate),
        5 => new DayIn(Field.RenewalDate, Window(random)),
        6 => new RenewalOverdue(),
        7 => new BehindOnPlan(),
        8 => new NotContacted(random.Next(1, 120)),
        9 => new HealthOn(RandomFacts.Today.AddDays(-random.Next(200)), [(Colour)random.Next(3)]),
        10 => new Turned([(Colour)random.Next(3)], Window(random), random.Next(2) == 0 ? [] : [(Colour)random.Next(3)]),
        11 => new BeenColour([(Colour)random.Next(3)], Op.AtLeast, random.Next(120)),
        12 => CsmBot.Questions.Condition.All,
        _ => new Compare(Quantity(random), (Op)random.Next(7), random.Next(60), 60 + random.Next(40)),
    };

    public static Quantity Quantity(Random random) => random.Next(8) switch
    {
        0 => new Of(AccountNumber.Arr),
        1 => new Of(AccountNumber.DaysToRenewal),
        2 => new Of(AccountNumber.DaysSinceContact),
        3 => new Metric(Pick(random, "usage_index", "nps", "nobody_collects_it")),
        4 => new MetricChange("usage_index", random.Next(1, 60), ChangeForm.Drop),
        5 => new Over(RecordNumber.Count, new RecordFilter(Kind.Tickets, random.Next(2) == 0 ? null : Window(random), random.Next(2) == 0 ? [] : [new RecordIs(RecordField.Open, "yes")])),
        _ => new Over(Number(random), Interactions(random)),
    };

    public static RecordNumber Number(Random random) => Pick(random, RecordNumber.Count, RecordNumber.Minutes, RecordNumber.Cost, RecordNumber.ReactiveMinutes);

    public static RecordFilter Interactions(Random random)
    {
        RecordTest[] tests =
        [
            new RecordIs(RecordField.Type, [Pick(random, "call", "email", "meeting")], random.Next(2) == 0), new RecordIs(RecordField.Reactive, Pick(random, "yes", "no")),
            new RecordIs(RecordField.Person, [Pick(random, RandomFacts.People)], random.Next(2) == 0), new RecordCompare(RecordField.Minutes, Op.AtLeast, 30), new RecordMissing(RecordField.Purpose, random.Next(2) == 0),
        ];
        return new RecordFilter(Kind.Interactions, random.Next(3) == 0 ? null : Window(random), [.. tests.Where(_ => random.Next(4) == 0)]);
    }
}
