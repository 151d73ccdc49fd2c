using System.Globalization;
using CsmBot.Accounts;

namespace CsmBot.Alerts;

/// <summary>An alert's id: account, rule and the instant of the health change that was left, so that deciding the same transition again names the same alert.</summary>
public static class AlertId
{
    public static string Of(string accountId, string rule, HealthRow? left) =>
        string.Create(CultureInfo.InvariantCulture, $"{accountId}|{rule}|{left?.At.Ticks / TimeSpan.TicksPerMillisecond ?? 0}");
}
