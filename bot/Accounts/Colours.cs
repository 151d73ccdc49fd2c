namespace CsmBot.Accounts;

/// <summary>A set of health colours. At risk is yellow or red.</summary>
[Flags]
public enum Colours : byte { None = 0, Green = 1, Yellow = 2, Red = 4, AtRisk = Yellow | Red, Any = Green | Yellow | Red }

public static class ColourSets
{
    public static bool Has(this Colours set, Colour colour) => ((int)set & (1 << (int)colour)) != 0;

    public static Colours Of(IEnumerable<Colour> colours) => colours.Aggregate(Colours.None, (set, c) => set | (Colours)(1 << (int)c));
}
