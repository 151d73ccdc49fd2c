namespace CsmBot.Accounts;

/// <summary>Amounts of any currency in minor units (hundredths) of the workspace's.</summary>
public static class Money
{
    public static long Minor(decimal amount, string currency, Workspace workspace) =>
        (long)Math.Round(amount * Rate(currency, workspace) * 100, MidpointRounding.AwayFromZero);

    public static double Major(long minor) => minor / 100.0;

    /// <summary>How much of the workspace's currency one unit is worth; 1 when no rate is set.</summary>
    public static decimal Rate(string currency, Workspace workspace) =>
        !IsOwn(currency, workspace) && workspace.Rates.TryGetValue(currency, out var rate) ? rate : 1;

    public static bool IsWithoutRate(string currency, Workspace workspace) => !IsOwn(currency, workspace) && !workspace.Rates.ContainsKey(currency);

    private static bool IsOwn(string currency, Workspace workspace) => string.Equals(currency, workspace.Currency, StringComparison.OrdinalIgnoreCase);
}
