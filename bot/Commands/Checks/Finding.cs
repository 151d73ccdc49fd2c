namespace CsmBot.Commands.Checks;

/// <summary>One thing that was looked at: whether it is as it must be, and in words what was found, or what to do.</summary>
internal sealed record Finding(string Check, bool Ok, string Says)
{
    public static Finding Good(string check, string says) => new(check, true, says);
    public static Finding Wrong(string check, string says) => new(check, false, says);
}
