using CsmBot.Accounts;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Logging;

/// <summary>One interaction while its pieces are being collected.</summary>
internal sealed class Entry
{
    private Lasting? real, plain, each, planned;
    private double beyond, times;
    private int rank = -1;
    private int? began, ended;
    private bool added;

    public AccountName? Account { get; set; }

    /// <summary>Words that must be a name, which no account has; or a name with more behind it.</summary>
    public (int Start, int End)? UnknownName { get; set; }

    /// <summary>The words that named the account.</summary>
    public (int Start, int End)? AccountTokens { get; set; }

    public Act? Act { get; private set; }

    /// <summary>The type is that of the entry before, until one is said.</summary>
    public bool Inherited { get; private set; }

    /// <summary>One of a list under a heading: "Emails: Acme, Globex".</summary>
    public bool Listed { get; set; }

    /// <summary>Which sentence it was found in.</summary>
    public int Sentence { get; init; }

    /// <summary>Its length was a number without a unit.</summary>
    public bool LengthIsBare { get; set; }

    /// <summary>A number behind the name that can only be minutes, where others of the list have theirs: "kestrel 10, redfern 15 min".</summary>
    public int? BareNumber { get; set; }
    public int? Volume { get; set; }
    public int? Score { get; set; }
    public bool Labelled { get; private set; }
    public Purpose? Purpose { get; set; }
    public OnDay? Day { get; set; }
    /// <summary>The same as the one before, on another day: "on Monday and Wednesday".</summary>
    public bool OtherDay { get; set; }

    /// <summary>The day stands at the head of its line.</summary>
    public bool DayLeads { get; set; }
    public TimeOnly? Time { get; set; }

    /// <summary>"in an hour": still to come, whatever else is said.</summary>
    public bool Soon { get; set; }

    /// <summary>It names its account after "and" or a comma, and has the rest from the one before.</summary>
    public bool Coordinated { get; set; }

    /// <summary>Follows the one before after "and": "a call and a visit with Acme" has one account for both.</summary>
    public bool Joined { get; set; }

    /// <summary>"Acme & Globex emails": the plural is for both.</summary>
    public bool OneOfSeveral { get; set; }

    /// <summary>"email Acme upsell": in note form, its purpose behind the name.</summary>
    public bool Noted { get; set; }

    /// <summary>The words say that it was done, not just what it was.</summary>
    public bool Done { get; set; }

    /// <summary>Named beside something else: "nervous about my call with Acme".</summary>
    public bool Beside { get; set; }

    /// <summary>An order ("call Acme") unless something shows that it was done.</summary>
    public bool Order { get; set; }

    public bool HasLength => real is not null || plain is not null || each is not null || AgainstPlan is not null;
    public bool Complete => Act is not null && Account is not null;

    /// <summary>Minutes for all of the volume together, and the volume.</summary>
    public (int? Minutes, int Volume) Total
    {
        get
        {
            var volume = Volume ?? (each is { Times: > 0 } ? each.Times : added && Act is { Plural: true } ? 2 : 1);
            if (each is not null) return ((int)(each.Minutes * volume), volume);
            return ((int?)(real?.Minutes ?? AgainstPlan ?? plain?.Minutes), volume);
        }
    }

    /// <summary>"a call is planned for 30 min": its plan is all that is known of it.</summary>
    public bool OnlyPlanned => planned is not null && !HasLength && !Done && Score is null && Day is null && Act is not { Form: Form.Done or Form.Incoming } && began is null && ended is null;

    /// <summary>"planned 20 min, took twice that", "planned 30, ran over by 10": null where plan or difference was not told.</summary>
    private double? AgainstPlan => planned is { Minutes: var plan } && (times > 0 || beyond != 0) && (times > 0 ? plan * times : plan + beyond) is > 0 and var minutes ? minutes : null;

    /// <summary>The grades of a row in which each is for one of several.</summary>
    public IReadOnlyList<int> Grades { get; set; } = [];

    /// <summary>The lengths of a row in which each is for one of several.</summary>
    public IReadOnlyList<double> Lengths { get; set; } = [];

    /// <summary>It takes its own of a row of lengths.</summary>
    public void TakeOwn(double minutes) => (real, plain, each, added) = (new Lasting(minutes, Length.Real), null, null, false);

    /// <summary>Takes the type; of two for one interaction the more telling one stays ("visited them for a QBR" is a QBR).</summary>
    public void Take(Act act)
    {
        if (act.Volume > 0) Volume = act.Amends ? act.Volume : Volume ?? act.Volume;
        Done |= act.Form is Form.Done or Form.Incoming;
        Purpose ??= act.Purpose;
        if (Act is not null && !Inherited && !act.Amends && RankOf(act.Type) <= rank) return;
        Inherited = false;
        Act = act;
        rank = RankOf(act.Type);
    }

    /// <summary>Has the type of the entry before it, as long as none is said.</summary>
    public void Inherit(Act act)
    {
        (Act, rank, Inherited, Coordinated) = (act with { Volume = 0 }, RankOf(act.Type), true, true);
    }

    public void Take(Lasting lasting)
    {
        switch (lasting.Length)
        {
            case Length.Real or Length.Over: real = lasting; break;
            case Length.Each: each = lasting; break;
            case Length.Plain: plain ??= lasting; break;
            case Length.Planned: planned ??= lasting; break;
            case Length.TimesPlanned: times = lasting.Minutes; break;
            case Length.Beyond: beyond = lasting.Minutes; break;
            case Length.Part: break;
            default: throw new ArgumentOutOfRangeException(nameof(lasting));
        }
    }

    /// <summary>Where it began and ended, in seconds after midnight.</summary>
    public void Take(Bound bound)
    {
        if (bound.PlannedMinutes > 0) planned ??= new Lasting(bound.PlannedMinutes, Length.Planned);
        if (bound.Ends) ended = bound.Seconds; else if (bound.Loose) began ??= bound.Seconds; else began = bound.Seconds;
        if ((began ?? (int?)Time?.ToTimeSpan().TotalSeconds) is not { } from || ended is not { } to) return;
        // "from 11 to 1": past noon.
        var seconds = to > from ? to - from : to + 43_200 - from;
        if (seconds is > 0 and < 43_200) (real, Done) = (new Lasting(seconds / 60, Length.Real), true);
    }

    public void Take(Added added)
    {
        plain ??= new Lasting(added.Minutes, Length.Plain);
        this.added = true;
    }

    public void Take(Rated rated)
    {
        if (Score is not null && !rated.Amends && !(rated.Labelled && !Labelled)) return;
        (Score, Labelled) = (rated.Score, rated.Labelled);
    }

    /// <summary>"10 min each with Acme and Globex".</summary>
    public void TakeEachFrom(Entry before)
    {
        if (!HasLength && before.each is { Times: 0 }) each = before.each;
    }

    /// <summary>What the next of a list has in common with this one.</summary>
    public Entry Next(bool sameAccount, int sentence)
    {
        var next = new Entry { Day = Day, Done = Done, Sentence = sentence };
        if (sameAccount) (next.Account, next.AccountTokens, next.UnknownName) = (Account, AccountTokens, UnknownName);
        return next;
    }

    /// <summary>Of "a call and a visit with Acme" the first is with Acme, too, and is an order where the second is one.</summary>
    public void TakeAccountFrom(Entry next) => (Account, AccountTokens, UnknownName, Order) = (next.Account, next.AccountTokens, next.UnknownName, Order || next.Order);

    /// <summary>"Acme and Globex: 2 calls, 15 min each": one with either.</summary>
    public void TakeActFrom(Entry next, Act act)
    {
        Inherit(act);
        TakeFrom(next);
        (Order, Done, next.OneOfSeveral) = (next.Order, next.Done, true);
        if (next.Volume == 2) next.Volume = null;
        else Volume = next.Volume;
    }

    public void TakeFrom(Entry other)
    {
        if (!HasLength) (real, plain, each) = (other.real, other.plain, other.each);
        Score ??= other.Score;
        Purpose ??= other.Purpose;
    }

    private static int RankOf(InteractionType type) => type switch
    {
        InteractionType.Qbr => 9,
        InteractionType.Training => 8,
        InteractionType.SiteVisit => 7,
        InteractionType.Call or InteractionType.Email => 5,
        InteractionType.Chat => 4,
        InteractionType.Ticket => 3,
        InteractionType.Meeting => 2,
        InteractionType.Other => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
