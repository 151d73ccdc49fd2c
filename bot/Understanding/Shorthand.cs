namespace CsmBot.Understanding;

/// <summary>Words as they are cut short in chat, read as what they stand for where the language does not know them as they are. Adding one is adding it here.</summary>
internal static class Shorthand
{
    private static readonly Dictionary<string, string> Words = Read(
        """
        next: nxt
        last: lst
        previous: prv prevs
        current: curr crnt
        tickets: tix tkts tckts
        ticket: tkt tckt
        meetings: mtgs mtngs
        meeting: mtg mtng
        renewals: rnwls renls
        renewal: rnwl rnw
        renewing: rnwng
        contract: ctrct cntrct
        contracts: ctrcts
        customers: custs cstmrs
        customer: cstmr
        accounts: accnts acnts
        account: acnt accnt
        which: wch whch wich wech
        what: wht wat
        have: hav hve
        with: wth
        show: shw sho
        month: mth mnth
        months: mths mnths
        weeks: wks
        week: wk
        quarter: qtr qrtr
        quarters: qtrs
        year: yr
        years: yrs
        total: tot ttl
        median: med medn
        average: avrg avge
        percent: pct prcnt
        revenue: rev
        between: btwn
        about: abt
        number: nmbr numbr
        health: hlth
        yellow: yel ylw yllow
        green: grn
        segment: seg
        priority: prty
        urgent: urg
        opened: opnd
        closed: clsd
        without: wout
        sponsor: spnsr sponser
        people: ppl
        today: tdy
        overdue: ovrdue ovd
        firefighting: ff
        effectiveness: eff
        good: gd
        great: grt
        """);

    /// <summary>What the word stands for; null for a word that is none of these.</summary>
    public static string? Of(ReadOnlySpan<char> folded) => Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var word) ? word : null;

    private static Dictionary<string, string> Read(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split(':'))
        .SelectMany(l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => (Short: s, Word: l[0]))).ToDictionary(p => p.Short, p => p.Word, StringComparer.Ordinal);
}
