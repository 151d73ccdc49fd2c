namespace CsmBot.Data.Engines;

/// <summary>One thing about a database that was looked at without changing anything: whether it is as it must be, and in words what was found, or what to do.</summary>
/// <param name="What">"consistency".</param>
internal sealed record Looked(string What, bool IsRight, string Says);
