using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>An alert's id: account, rule and the instant of the health change that was left, so that deciding the same transition again names the same alert.</summary>
public static class AlertId
{
    public static string Of(string accountId, Transition transition, HealthRow? left) =>
        string.Create(CultureInfo.InvariantCulture, $"{accountId}|{transition.Rule?.Name ?? "clear"}|{left?.At.Ticks / TimeSpan.TicksPerMillisecond ?? 0}");
}
