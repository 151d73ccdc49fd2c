using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>How people's hours divide: week by week by type and by purpose, and person by person, with how much of it was written down at all.</summary>
internal sealed class TimeUse
{
    private static readonly InteractionType[] _types = Enum.GetValues<InteractionType>();
    private static readonly int _purposes = Enum.GetValues<Purpose>().Length + 1;

    private readonly Grounds _grounds;
    private readonly List<(DateOnly First, DateOnly Last)> _weeks = [];
    private readonly int[] _ends;
    private readonly Volume[] _byWeek;
    private readonly long[,] _byType, _byPurpose, _ofPerson;
    private readonly Volume[] _people;
    private readonly bool[,] _logged;

    public TimeUse(Grounds grounds)
    {
        _grounds = grounds;
        var workspace = grounds.Book.Workspace;
        for (var monday = Calendar.Start(Unit.Week, grounds.From, workspace); monday <= grounds.To; monday = monday.AddDays(7))
            _weeks.Add((monday < grounds.From ? grounds.From : monday, monday.AddDays(6) > grounds.To ? grounds.To : monday.AddDays(6)));
        _ends = [.. _weeks.Select(w => grounds.AsOf.Days.Start(w.Last.AddDays(1)))];
        _byWeek = new Volume[_weeks.Count];
        (_byType, _byPurpose) = (new long[_weeks.Count, _types.Length], new long[_weeks.Count, _purposes]);
        var people = grounds.Book.People.Count + 1;
        (_ofPerson, _people, _logged) = (new long[people, _purposes], new Volume[people], new bool[people, _weeks.Count]);
    }

    /// <summary>The week of an interaction, from the one of the interaction before it on.</summary>
    public int WeekOf(int week, in InteractionRow row)
    {
        while (row.At >= _ends[week]) week++;
        return week;
    }

    public void Add(int week, in InteractionRow row, in Volume one)
    {
        var (person, purpose) = (row.Person + 1, row.PurposeOrNone);
        _byWeek[week].Add(one);
        _byType[week, (int)row.Type] += row.Minutes;
        _byPurpose[week, purpose] += row.Minutes;
        _people[person].Add(one);
        _ofPerson[person, purpose] += row.Minutes;
        _logged[person, week] = true;
    }

    public IEnumerable<ReportTable> Tables()
    {
        yield return ByPerson();
        yield return ByWeek("time_by_type", "Hours by type, week by week", _byType, [.. _types.Select(t => (Words.Of(t), Words.Of(t).Replace('_', ' ')))], t => new FactsBehind(FactKind.Interactions) { Type = _types[t] });
        yield return ByWeek("time_by_purpose", "Hours by purpose, week by week", _byPurpose, [.. Enumerable.Range(0, _purposes).Select(p => p == 0 ? ("unsaid", "unsaid") : (Words.Of((Purpose)(p - 1)), Words.Of((Purpose)(p - 1))))],
            p => new FactsBehind(FactKind.Interactions) { Purpose = p == 0 ? FactsBehind.NoPurpose : Words.Of((Purpose)(p - 1)) });
    }

    /// <summary>Only what somebody spent time on has a column.</summary>
    private ReportTable ByWeek(string name, string title, long[,] minutes, IReadOnlyList<(string Name, string Label)> kinds, Func<int, FactsBehind> facts)
    {
        var used = Enumerable.Range(0, kinds.Count).Where(k => Enumerable.Range(0, _weeks.Count).Any(w => minutes[w, k] > 0)).ToList();
        var behind = used.ToDictionary(k => kinds[k].Name, facts);
        return new ReportTable(name, title,
            [new("week", "Week from", ColumnUnit.Day), new("hours", "Hours", ColumnUnit.Hours), .. used.Select(k => new ReportColumn(kinds[k].Name, Capital(kinds[k].Label), ColumnUnit.Hours)),
                new("reactive_share", "Firefighting", ColumnUnit.Percent), new("without_minutes", "Without minutes", ColumnUnit.Count)],
            [.. _weeks.Select((w, i) => (IReadOnlyList<object?>)[w.First, Rounded(_byWeek[i].Hours), .. used.Select(k => (object?)Rounded(minutes[i, k] / 60.0)), _byWeek[i].ReactiveShare, _byWeek[i].WithoutMinutes])])
        {
            Narrow = ["week", "hours", "reactive_share"],
            Facts = (r, column) => (behind.GetValueOrDefault(column) ?? new FactsBehind(FactKind.Interactions) { Reactive = column == "reactive_share" ? true : null }) with { From = _weeks[r].First, To = _weeks[r].Last },
        };
    }

    private ReportTable ByPerson()
    {
        var passed = Math.Max(1, (_grounds.To < _grounds.AsOf.Today ? _grounds.To : _grounds.AsOf.Today).DayNumber - _grounds.From.DayNumber + 1) / 7.0;
        var purposes = Enumerable.Range(1, _purposes - 1).Append(0).ToList();
        var people = Enumerable.Range(0, _people.Length).Where(p => _people[p].Interactions > 0).OrderByDescending(p => _people[p].Hours).ThenBy(p => _grounds.NameOf(p - 1), StringComparer.Ordinal).ToList();
        return new ReportTable("time_use", "Where people’s time goes",
            [new("person", "Person"), new("hours", "Hours", ColumnUnit.Hours), new("hours_per_week", "A week", ColumnUnit.Hours), .. purposes.Select(p => new ReportColumn(p == 0 ? "unsaid" : Words.Of((Purpose)(p - 1)), p == 0 ? "Unsaid" : Capital(Words.Of((Purpose)(p - 1))), ColumnUnit.Percent)),
                new("weeks_logged", "Weeks with an entry", ColumnUnit.Count), new("without_minutes", "Without minutes", ColumnUnit.Percent)],
            [.. people.Select(p => (IReadOnlyList<object?>)[_grounds.NameOf(p - 1), Rounded(_people[p].Hours), Rounded(_people[p].Hours / passed), .. purposes.Select(u => (object?)Percent(_ofPerson[p, u] / 60.0, _people[p].Hours)),
                Enumerable.Range(0, _weeks.Count).Count(w => _logged[p, w]), Percent(_people[p].WithoutMinutes, _people[p].Interactions)])])
        {
            Narrow = ["person", "hours_per_week", "firefighting", "prevention"],
            Facts = (r, column) => people[r] == 0 ? null : new FactsBehind(FactKind.Interactions)
            {
                Csm = _grounds.Book.People.Email(people[r] - 1), Purpose = column == "unsaid" ? FactsBehind.NoPurpose : column.Length > 0 && Words.TryRead(column, out Purpose purpose) ? Words.Of(purpose) : null,
            },
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
