using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>One dimension of a grouped answer: a small integer for each account or record, and the label that stands for it. -1 is "none".</summary>
internal sealed class Axis
{
    private readonly AsOf _asOf;
    private readonly List<string> _words = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.OrdinalIgnoreCase);

    public Axis(Dimension dimension, AsOf asOf)
    {
        (Dimension, _asOf) = (dimension, asOf);
        OfAccount = Codes(dimension, asOf);
    }

    public Dimension Dimension { get; }
    public AsOf AsOf => _asOf;

    /// <summary>The account's code, or null where the dimension is one of records.</summary>
    public Func<int, int>? OfAccount { get; }

    public bool IsTime => Dimension is Dimension.Week or Dimension.Month or Dimension.Quarter or Dimension.Year or Dimension.RenewalMonth or Dimension.RenewalQuarter or Dimension.RenewalYear or Dimension.StartMonth or Dimension.StartQuarter or Dimension.StartYear;

    /// <summary>The code of a word of this dimension.</summary>
    public int Code(string? word)
    {
        if (string.IsNullOrEmpty(word)) return -1;
        if (_codes.TryGetValue(word, out var code)) return code;
        _words.Add(word);
        return _codes[word] = _words.Count - 1;
    }

    /// <summary>The code of the week, month, quarter or year that a day lies in: the number of its first day.</summary>
    public int Code(DateOnly? day) => day is { } d ? Accounts.Calendar.Start(Span(Dimension), d, _asOf.Book.Workspace).DayNumber : -1;

    public object? Label(int code) => code < 0 || (code == 0 && Dimension == Dimension.Tier) ? null : Dimension switch
    {
        Dimension.Account => _asOf.Book.Accounts[code].Name,
        Dimension.Tier or Dimension.ContractMonths => (long)code,
        Dimension.Health => Words.Of((Colour)code),
        Dimension.Owner or Dimension.Person => AccountFields.PersonName(_asOf, code),
        Dimension.Segment => _asOf.Book.Segments[code],
        Dimension.Region => _asOf.Book.Regions[code],
        Dimension.Industry => _asOf.Book.Industries[code],
        Dimension.Currency => _asOf.Book.Currencies[code],
        Dimension.Stage => Words.Of((Stage)code),
        Dimension.Type => Words.Of((InteractionType)code),
        Dimension.Purpose => Words.Of((Purpose)code),
        Dimension.Priority => Words.Of((Priority)code),
        Dimension.EvidenceKind => Words.Of((EvidenceKind)code),
        Dimension.ReactiveOrProactive => code == 1 ? "reactive" : "proactive",
        Dimension.Status => Words.Of((AccountStatus)code),
        _ when IsTime => Period(DateOnly.FromDayNumber(code)),
        _ => _words[code],
    };

    /// <summary>Months as 2027-03, quarters as 2027-Q1 (fiscal year and quarter), weeks by their first day.</summary>
    private string Period(DateOnly first) => Span(Dimension) switch
    {
        Unit.Month => first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Unit.Quarter => $"{Accounts.Calendar.YearOf(first, _asOf.Book.Workspace)}-Q{Accounts.Calendar.QuarterOf(first, _asOf.Book.Workspace)}",
        Unit.Year => Accounts.Calendar.YearOf(first, _asOf.Book.Workspace).ToString(CultureInfo.InvariantCulture),
        _ => first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static Unit Span(Dimension dimension) => dimension switch
    {
        Dimension.Week => Unit.Week,
        Dimension.Month or Dimension.RenewalMonth or Dimension.StartMonth => Unit.Month,
        Dimension.Quarter or Dimension.RenewalQuarter or Dimension.StartQuarter => Unit.Quarter,
        _ => Unit.Year,
    };

    private Func<int, int>? Codes(Dimension dimension, AsOf asOf)
    {
        var figures = asOf.Book.Figures;
        return dimension switch
        {
            Dimension.Account => static a => a,
            Dimension.Tier => asOf.Book.Tiers.Of,
            Dimension.Health => a => (int)HealthHistory.Now(asOf, a),
            Dimension.Owner => a => figures[a].Owner,
            Dimension.Team => a => Code(asOf.TeamOf(a)),
            Dimension.Segment => a => figures[a].Segment,
            Dimension.Region => a => figures[a].Region,
            Dimension.Industry => a => figures[a].Industry,
            Dimension.Currency => a => figures[a].Currency,
            Dimension.ContractMonths => a => figures[a].ContractMonths is > 0 and var months ? (int)months : -1,
            Dimension.Stage => a => figures[a].Stage is { } stage ? (int)stage : -1,
            Dimension.RenewalMonth or Dimension.RenewalQuarter or Dimension.RenewalYear => a => Code(figures[a].RenewalDate),
            Dimension.StartMonth or Dimension.StartQuarter or Dimension.StartYear => a => Code(figures[a].ContractStart),
            Dimension.Sponsor => a => Code(asOf.Book.Accounts[a].ExecutiveSponsor),
            Dimension.Status => a => (int)figures[a].Status,
            Dimension.Plan => a => Code((string?)AccountFields.Cell(Field.Plan, asOf)(a)),
            _ => null,
        };
    }

    /// <summary>The column's name.</summary>
    public string Name => Dimension switch
    {
        Dimension.Owner => "csm",
        Dimension.ReactiveOrProactive => "effort",
        Dimension.PersonTeam => "team",
        Dimension.EvidenceKind => "kind",
        _ => Quantities.Snake(Dimension.ToString()),
    };

    /// <summary>By which rows of this dimension stand in order: time and tiers upwards, red before yellow before green.</summary>
    public double Order(int code) => Dimension == Dimension.Health ? -code : code < 0 || (code == 0 && Dimension == Dimension.Tier) ? double.MaxValue : code;

    /// <summary>Does the dimension have an order of its own, which tables of it follow?</summary>
    public bool HasOrder => IsTime || Dimension is Dimension.Tier or Dimension.Health or Dimension.Priority or Dimension.Stage or Dimension.ContractMonths;
}
