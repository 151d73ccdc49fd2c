namespace CsmBot.Data;

/// <summary>Where a stored fact came from. An import overwrites only what an import wrote. The numbers are stored: append only.</summary>
public enum Origin : byte
{
    Import = 0,

    /// <summary>Logged, edited or set by a person in chat.</summary>
    Chat = 1,

    /// <summary>Found by a health rule.</summary>
    Rule = 2,

    /// <summary>Taken back. The row stays as a tombstone, so that importing an old file again does not bring it back.</summary>
    Removed = 3,
}
