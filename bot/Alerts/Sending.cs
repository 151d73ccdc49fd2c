using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Alerts;

/// <summary>Whether people are told of a transition. One pure function that gives its reason, which a dry run prints.</summary>
public static class Sending
{
    public static (bool Send, string Reason) For(Colour from, Colour to, Rest? rest, DateOnly today)
    {
        if (to <= from) return (false, "better");
        if (rest is null || rest.Until <= today) return (true, from == Colour.Green ? "new" : "worse");
        return to > rest.Colour
            ? (true, "worse than when it was snoozed")
            : (false, string.Create(CultureInfo.InvariantCulture, $"snoozed by {rest.By} until {rest.Until:d MMM yyyy}"));
    }
}
