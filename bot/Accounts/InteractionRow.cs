namespace CsmBot.Accounts;

/// <summary>An interaction in 24 bytes; its id and notes are in the book's text (<see cref="Book.Interaction"/> gives them back).</summary>
public readonly struct InteractionRow
{
    private readonly uint _packed;   // 21 bits person + 1, 4 type, 3 purpose + 1, 3 effectiveness, 1 unused
    private readonly int _minutes;   // -1: not said

    internal InteractionRow(int at, int text, int person, InteractionType type, Purpose? purpose, int? effectiveness, int? minutes, int volume, int fire)
    {
        (At, Text, Fire, Volume, _minutes) = (at, text, fire, volume, minutes ?? -1);
        _packed = ((uint)(person + 1) << 11) | ((uint)type << 7) | ((purpose is { } p ? (uint)p + 1 : 0) << 4) | ((uint)Math.Clamp(effectiveness ?? 0, 0, 7) << 1);
    }

    /// <summary>When, in <see cref="Seconds"/>.</summary>
    public int At { get; }

    internal int Text { get; }

    /// <summary>The fire it is linked to, an ordinal of <see cref="Book.FireIds"/>; -1 for none.</summary>
    public int Fire { get; }

    /// <summary>How many.</summary>
    public int Volume { get; }

    /// <summary>Who, an ordinal of <see cref="Book.People"/>; -1 where nobody was named.</summary>
    public int Person => (int)(_packed >> 11) - 1;

    public InteractionType Type => (InteractionType)((_packed >> 7) & 15);

    public Purpose? Purpose => PurposeOrNone is var p && p == 0 ? null : (Purpose)(p - 1);

    /// <summary>0 for none, else the purpose's number + 1: an index for tables.</summary>
    public int PurposeOrNone => (int)((_packed >> 4) & 7);

    public int? Effectiveness => ((_packed >> 1) & 7) is var e && e == 0 ? null : (int)e;

    public int? SaidMinutes => _minutes < 0 ? null : _minutes;

    /// <summary>Minutes for all of <see cref="Volume"/> together; 0 when unsaid.</summary>
    public int Minutes => _minutes < 0 ? 0 : _minutes;
}
