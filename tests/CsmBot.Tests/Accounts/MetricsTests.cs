using CsmBot.Accounts;
using static CsmBot.Tests.Accounts.Given;

namespace CsmBot.Tests.Accounts;

public class MetricsTests
{
    private static Signal Nps(string day, double value, string metric = "nps") => new(Day(day), "A", metric, value);

    private static double? Value(AsOf asOf, string metric = "nps") => Metrics.Value(asOf, 0, asOf.Book.Metrics.Find(metric));

    [Fact]
    public void A_metrics_value_is_its_newest_at_or_before_now() =>
        Assert.Equal(40, Value(Book(Nps("2026-11-16", 40), Nps("2026-11-17", 99), Nps("2026-11-01", 30), Nps("2026-11-16", 7, "csat"))));

    [Fact]
    public void Metrics_are_found_whatever_their_case() => Assert.Equal(40, Value(Book(Nps("2026-11-16", 40)), "NPS"));

    [Fact]
    public void A_metric_nobody_collects_has_no_value() => Assert.Null(Value(Book(Nps("2026-11-16", 40)), "logins"));

    [Fact]
    public void A_drop_is_the_newest_value_against_the_newest_one_at_least_N_days_old()
    {
        var asOf = Book(Nps("2026-10-01", 100), Nps("2026-10-17", 80), Nps("2026-10-18", 70), Nps("2026-11-15", 60));
        Assert.Equal(new MetricMove(80, 60), Metrics.Move(asOf, 0, asOf.Book.Metrics.Find("nps"), 30));
        Assert.Equal(25, Metrics.Move(asOf, 0, asOf.Book.Metrics.Find("nps"), 30)?.DropPercent);
    }

    [Fact]
    public void Without_a_value_that_old_there_is_no_drop()
    {
        var asOf = Book(Nps("2026-11-01", 100), Nps("2026-11-15", 60));
        Assert.Null(Metrics.Move(asOf, 0, asOf.Book.Metrics.Find("nps"), 30));
    }

    [Fact]
    public void Percents_are_of_the_size_of_the_older_value()
    {
        Assert.Equal(150, new MetricMove(-20, 10).RisePercent);
        Assert.Equal(-150, new MetricMove(-20, 10).DropPercent);
        Assert.Null(new MetricMove(0, 10).RisePercent);
    }
}
