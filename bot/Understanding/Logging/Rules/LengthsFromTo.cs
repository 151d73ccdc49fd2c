using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Logging.Rules;

// Lengths told by where they begin and end.
internal static partial class LengthRules
{
    /// <summary>"from ten to eleven": hours in words, where nothing is counted by them.</summary>
    private static object? HoursSaid(in Match m)
    {
        if (m.Behind("thing") || m.Behind("unit") || m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Word && !m.Chart.Tokens[m.End].LineStart && !m.NextAny("today", "yesterday", "this", "on", "in", "last", "and", "with", "at", "i", "we", "oclock", "am", "pm")) return null;
        if (m.GluedBehind() && !m.NextAny(",", ".", ";", "!", ")")) return null;
        var hours = (m.Get<Hour>(1).Value - m.Get<Hour>(0).Value + 12) % 12;
        return hours is >= 1 and <= 8 ? Fit(hours * 60, Length.Plain) : null;
    }

    /// <summary>Four digits each, of a day's hours and five minutes; "2024-2025" are years.</summary>
    private static object? Military(in Match m)
    {
        var tokens = m.Chart.Tokens;
        if (tokens[m.Start].FoldLength != 4 || tokens[m.End - 1].FoldLength != 4 || (m.GluedBehind() && m.NextAny("-", "/"))) return null;
        var (from, to) = ((int)m.Double(0), (int)m.Double(1));
        if (from / 100 > 23 || to / 100 > 23 || from % 100 > 59 || to % 100 > 59 || from % 5 != 0 || to % 5 != 0 || from >= to || from is > 1950 and < 2100) return null;
        return Fit((((to / 100) - (from / 100)) * 60) + (to % 100) - (from % 100), Length.Plain);
    }

    private static int SecondsOf(object time) => time is Hour hour ? hour.Value * 3600 : ((TimeReading)time).Likely is var t ? (t.Hour * 3600) + (t.Minute * 60) : 0;

    private static Bound PlannedBetween(int from, int to) => new(from, Ends: false) { Loose = true, PlannedMinutes = ((to - from) / 60 + 720) % 720 };

    private static object? Points(in Match m)
    {
        var (from, to) = (m.Get<Dotted>(0), m.Get<Dotted>(1));
        if (from.RightDigits != 2 || to.RightDigits != 2 || from.Right > 59 || to.Right > 59 || from.Left > 24 || to.Left > 24) return null;
        return Fit((((to.Left - from.Left) * 60) + to.Right - from.Right + 1440) % 1440, Length.Plain);
    }

    private static object? ToHour(in Match m)
    {
        var (from, to) = (m.Get<Dotted>(0), m.Double(1));
        if (from.RightDigits != 2 || from.Right > 59 || from.Left > 24 || to is < 0 or > 24 || to != Math.Floor(to) || m.Behind("unit") || m.NextAny("h", "m", "%", "/", ".", "k")) return null;
        return Fit((((to - from.Left) * 60) - from.Right + 1440) % 720, Length.Plain);
    }

    /// <summary>"meeting 11-12" in a list whose other times have minutes ("10-10:30"), behind what was done and with nothing behind it.</summary>
    private static object? WholeHours(in Match m)
    {
        var (from, to, tokens) = (m.Double(0), m.Double(1), m.Chart.Tokens);
        if (from is < 1 or > 23 || to is < 1 or > 24 || from != Math.Floor(from) || to != Math.Floor(to) || m.Start == 0 || tokens[m.Start].LineStart || tokens[m.Start - 1].Kind != TokenKind.Word) return null;
        if (m.End < tokens.Count && !tokens[m.End].LineStart && !(tokens[m.End].Kind == TokenKind.Mark && !(m.End + 1 < tokens.Count && tokens[m.End + 1].Glued))) return null;
        var hours = (to - from + 12) % 12;
        return hours is >= 1 and <= 4 && HasOtherTimes(m) ? Fit(hours * 60, Length.Plain) : null;
    }

    /// <summary>"10:30" or "1pm" elsewhere in the message.</summary>
    private static bool HasOtherTimes(in Match m)
    {
        var tokens = m.Chart.Tokens;
        for (var i = 0; i + 2 < tokens.Count; i++)
            if ((i < m.Start || i >= m.End) && tokens[i].Kind == TokenKind.Number && tokens[i + 1].Glued && tokens.Folded(i + 1) is ":" && tokens[i + 2] is { Kind: TokenKind.Number, Glued: true }) return true;
        return false;
    }

    private static object? WithH(in Match m)
    {
        Span<int> minutes = stackalloc int[2];
        var (side, hour) = (0, true);
        for (var i = m.Start; i < m.End; i++)
        {
            if (m.Chart.Tokens[i].Kind == TokenKind.Mark || m.Chart.Tokens.Folded(i) is "to" or "till" or "until" or "and") (side, hour) = (1, true);
            if (m.Chart.Tokens[i].Kind != TokenKind.Number) continue;
            minutes[side] += (int)m.Chart.Tokens[i].Number * (hour ? 60 : 1);
            hour = false;
        }

        return minutes[0] > 1440 || minutes[1] > 1440 ? null : Fit((minutes[1] - minutes[0] + 1440) % 1440, Length.Plain);
    }

    private static object? BoundOf(in Match m, bool ends) => m.Get<object>(0) switch
    {
        TimeReading time => new Bound((time.Likely.Hour * 3600) + (time.Likely.Minute * 60), ends),
        Dotted { RightDigits: 2, Right: <= 59, Left: <= 24 } d => new Bound((d.Left * 3600) + (d.Right * 60), ends),
        Hour hour when !m.Behind("thing") && !m.Behind("unit") => new Bound(hour.Value * 3600, ends),
        _ => null,
    };

    private static object? HourTo(in Match m)
    {
        var (from, to) = (m.Double(0), m.Get<Dotted>(1));
        return from is >= 0 and <= 24 && from == Math.Floor(from) && to.RightDigits == 2 && to.Right <= 59 && to.Left <= 24 ? Fit((((to.Left - from) * 60) + to.Right + 1440) % 1440, Length.Plain) : null;
    }

    /// <summary>"in the morning" says when, and not how long.</summary>
    private static object? Range(in Match m) => m.Edge(0).PartCount > 1 && !m.Behind("unit") && !(m.GluedBehind() && m.Next("-")) && m.Get<TimeRangeReading>(0) is { From: { } from, To: { } to } ? Fit((((to - from) / 60) + 1440) % 1440, Length.Plain) : null;
}
