using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Alerts;

/// <summary>
/// Two years of days over a small book, with a clock that the test moves: accounts get into trouble and out of it, in ones and in bursts; people acknowledge, snooze,
/// assign or do nothing; the host is away for days. As the host does, a round looks at the accounts whose facts changed, time alone is looked at where none did, and all accounts once in a
/// while. A second, plain account of what ought to have been said is kept beside it, and every message of every round must be
/// in it, once, and none may be missing. CSMBOT_SIMULATION_HOURS=1 runs a round an hour instead of one in twelve.
/// </summary>
public sealed class SimulationTests
{
    private static readonly int Hours = int.TryParse(Environment.GetEnvironmentVariable("CSMBOT_SIMULATION_HOURS"), out var hours) ? hours : 12;
    private const int AccountCount = 24, Days = 730;

    /// <summary>One round in so many looks at all accounts.</summary>
    private const int RoundsOfAll = 10;

    private static readonly AlertPolicy Policy = new() { RedDeadline = TimeSpan.FromHours(6), YellowDeadline = TimeSpan.FromHours(24) };

    [Fact]
    public void In_two_years_no_alert_is_missing_and_none_comes_twice()
    {
        using var desk = new AlertDesk(Policy) { Now = new DateTime(2025, 1, 6, 0, 0, 0, DateTimeKind.Utc) };
        desk.Accounts(AccountCount);
        desk.Write(work => work.Db.Add(new Quiet { Channel = "far", Conversation = "Dana", From = 18 * 60, To = 6 * 60, Weekends = true, Zone = "UTC", By = Some.Dana.Email }));
        var (random, world, expected) = (new Random(20250106), new World(), new Expected());
        var (rounds, messages) = (0, new List<(string To, string What)>());

        for (var hour = Hours; hour < Days * 24; hour += Hours)
        {
            desk.Now = desk.Now.AddHours(Hours);
            if (hour / 24 % 365 is > 200 and < 210) continue;
            var touched = world.Move(desk, random, hour);
            if (rounds++ % RoundsOfAll == 0) desk.Round();
            else if (touched.Length > 0) desk.Round(touched);
            else desk.Tick();
            var told = Told(desk);
            Assert.Equal(expected.Round(desk.Now, world.Colours()).Order(StringComparer.Ordinal), told.Select(t => $"{t.To} {t.What}").Order(StringComparer.Ordinal));
            messages.AddRange(told);
            People(desk, random, expected);
        }

        Assert.Equal(expected.Raised, desk.Alerts().Count);
        Assert.True(expected is { Escalated: > 10, Woken: > 10, Held: > 100, HeldBySnooze: > 0, Worse: > 10, Fallen: > 10 }, expected.ToString());
        var (posts, digests) = Posts(desk);
        Assert.True(digests > 3);
        var years = Days / 365.0;
        TestContext.Current.TestOutputHelper?.WriteLine($"{rounds} rounds, {desk.Alerts().Count} alerts; {expected}; {posts} messages ({digests} digests) told {messages.Count} things. A week: " +
            string.Join(", ", messages.GroupBy(m => m.To).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count() / (years * 52):0.0}")));
    }

    /// <summary>What this round's new letters told, digests line by line.</summary>
    private List<(string To, string What)> Told(AlertDesk desk)
    {
        using var db = desk.Store.Db();
        var letters = db.Posts.Where(p => p.EditsPost == null && p.Number > _last).Select(p => new { p.Key, p.Conversation, p.Number }).ToList();
        _last = letters.Select(l => l.Number).Append(_last).Max();
        if (letters.Count == 0) return [];
        var keys = letters.Select(l => l.Key).ToList();
        return [.. db.Tellings.Where(t => keys.Contains(t.Letter!)).Join(db.Alerts, t => t.AlertId, a => a.Id, (t, a) => new { t.Conversation, a.AccountId, a.To }).ToList()
            .Select(t => (t.Conversation, $"{t.AccountId} {t.To}"))];
    }

    private long _last;

    private static (int Posts, int Digests) Posts(AlertDesk desk)
    {
        using var db = desk.Store.Db();
        return (db.Posts.Count(p => p.EditsPost == null), db.Posts.Count(p => p.EditsPost == null && p.Key.StartsWith("digest|")));
    }

    private static void People(AlertDesk desk, Random random, Expected expected)
    {
        List<Alert> open;
        using (var db = desk.Store.Db()) open = [.. db.Alerts.Where(a => a.State == AlertState.Open).OrderBy(a => a.RaisedAt).ThenBy(a => a.Id)];
        if (open.Count == 0) return;
        desk.Write(work =>
        {
            foreach (var alert in open)
                switch (random.Next(100))
                {
                    case < 15:
                        desk.Actions.Acknowledge(work, alert.Id, Some.Dana.Email, desk.Now);
                        expected.Acknowledge(alert.AccountId);
                        break;
                    case < 22:
                        var until = DateOnly.FromDateTime(desk.Now).AddDays(random.Next(1, 15));
                        desk.Actions.Snooze(work, alert.Id, Some.Dana.Email, until, desk.Now);
                        expected.Snooze(alert.AccountId, until);
                        break;
                    default:
                        break;
                }
        });
    }

    /// <summary>Tickets and fires that come and go.</summary>
    private sealed class World
    {
        private readonly int[] _ticketUntil = new int[AccountCount + 1], _fireUntil = new int[AccountCount + 1];

        /// <summary>What happens, as one import; gives the accounts that it touches.</summary>
        public string[] Move(AlertDesk desk, Random random, int hour)
        {
            var facts = new List<object>();
            var burst = hour % (60 * 24) < Hours;
            for (var i = 1; i <= AccountCount; i++)
            {
                if (_ticketUntil[i] > 0 && _ticketUntil[i] <= hour) { facts.Add(desk.TicketOf(i, closed: true)); _ticketUntil[i] = 0; }
                else if (_ticketUntil[i] == 0 && random.NextDouble() < (burst ? 0.5 : 0.0006 * Hours)) { facts.Add(desk.TicketOf(i)); _ticketUntil[i] = hour + random.Next(2, 240); }
                if (_fireUntil[i] > 0 && _fireUntil[i] <= hour) { facts.Add(desk.FireOf(i, closed: true)); _fireUntil[i] = 0; }
                else if (_fireUntil[i] == 0 && random.NextDouble() < 0.0004 * Hours) { facts.Add(desk.FireOf(i)); _fireUntil[i] = hour + random.Next(12, 400); }
            }

            if (facts.Count > 0) desk.Put([.. facts]);
            return [.. facts.Select(f => f is Ticket ticket ? ticket.AccountId : ((Fire)f).AccountId).Distinct()];
        }

        public IEnumerable<(string Account, Colour Colour)> Colours() => Enumerable.Range(1, AccountCount)
            .Select(i => ($"A-{i}", _fireUntil[i] > 0 ? Colour.Red : _ticketUntil[i] > 0 ? Colour.Yellow : Colour.Green));
    }

    /// <summary>The plain account of what ought to be said: one live alert an account, written without looking at how the bot does it.</summary>
    private sealed class Expected
    {
        private sealed class Live
        {
            public Colour Colour;
            public bool Open = true;
            public DateOnly? SnoozedUntil;
            public DateTime? Deadline;
            public int Step;
            public DateTime? DanaHears;
        }

        private readonly Dictionary<string, Colour> _colours = [];
        private readonly Dictionary<string, Live> _live = [], _superseded = [];
        private readonly Dictionary<(string, Colour), DateOnly> _rests = [];
        private readonly List<string> _says = [];

        public int Raised, Escalated, Woken, Held, HeldBySnooze, Worse, Fallen;

        public override string ToString() => $"{Worse} got worse, {Fallen} fell from red to yellow, {Held} waited for the end of quiet hours, {Woken} woke from a snooze, {HeldBySnooze} were held by one, {Escalated} steps of escalation";

        public IReadOnlyList<string> Round(DateTime now, IEnumerable<(string Account, Colour Colour)> colours)
        {
            _says.Clear();
            var today = DateOnly.FromDateTime(now);
            foreach (var (account, colour) in colours)
            {
                var before = _colours.GetValueOrDefault(account, Colour.Green);
                _colours[account] = colour;
                if (colour == before) continue;
                var ended = _live.GetValueOrDefault(account);
                _live.Remove(account);
                if (colour == Colour.Green) { _superseded.Remove(account); continue; }
                if (colour < before) { Fall(account, ended!, now); continue; }
                Raised++;
                if (before != Colour.Green) { Worse++; _superseded[account] = ended!; }
                var live = _live[account] = new Live { Colour = colour };
                if (_rests.TryGetValue((account, colour), out var until) && until > today) { (live.Open, live.SnoozedUntil) = (false, until); HeldBySnooze++; }
                else Tell(account, live, now);
            }

            foreach (var (account, live) in _live)
            {
                if (live.SnoozedUntil <= today)
                {
                    (live.Open, live.SnoozedUntil, live.Step) = (true, null, 0);
                    Woken++;
                    Tell(account, live, now);
                }
                else if (live.Open && live.Deadline <= now)
                {
                    _says.Add($"{(live.Step == 0 ? "Ines" : "Max")} {account} {live.Colour}");
                    live.Step++;
                    live.Deadline = live.Step < 2 ? now + Policy.Deadline(live.Colour) : null;
                    Escalated++;
                }

                if (live.DanaHears <= now)
                {
                    live.DanaHears = null;
                    if (live.Open) _says.Add($"Dana {account} {live.Colour}");
                }
            }

            return _says;
        }

        /// <summary>Red falls to yellow: nothing is said, the yellow alert is open again (or for the first time) in the hands of whoever had the red one.</summary>
        private void Fall(string account, Live ended, DateTime now)
        {
            var today = DateOnly.FromDateTime(now);
            Fallen++;
            _superseded.Remove(account, out var before);
            if (before is null) Raised++;
            var live = _live[account] = new Live { Colour = Colour.Yellow };
            if (ended is { Open: false, SnoozedUntil: null }) live.Open = false;
            else if (ended.SnoozedUntil is { } until && until > today) (live.Open, live.SnoozedUntil) = (false, until);
            else if (_rests.TryGetValue((account, Colour.Yellow), out var rest) && rest > today) (live.Open, live.SnoozedUntil) = (false, rest);
            else if (before is { Open: false, SnoozedUntil: null }) live.Open = false;
            else live.Deadline = now + Policy.Deadline(Colour.Yellow);
        }

        public void Acknowledge(string account) => (_live[account].Open, _live[account].Deadline) = (false, null);

        public void Snooze(string account, DateOnly until)
        {
            (_live[account].Open, _live[account].Deadline, _live[account].SnoozedUntil) = (false, null, until);
            _rests[(account, _live[account].Colour)] = until;
        }

        private void Tell(string account, Live live, DateTime now)
        {
            _says.Add($"#health-alerts {account} {live.Colour}");
            var dana = live.Colour == Colour.Red ? now : Working(now);
            if (dana > now) Held++;
            live.DanaHears = dana;
            live.Deadline = dana + Policy.Deadline(live.Colour);
        }

        /// <summary>Dana works from six to eighteen, Monday to Friday.</summary>
        private static DateTime Working(DateTime now)
        {
            while (now.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || now.Hour is < 6 or >= 18) now = now.AddHours(1);
            return now;
        }
    }
}
