using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// "ARR over 1.5m": an "m" behind a number is minutes beside time, and millions beside money.
internal sealed partial class Composition
{
    private void Millions()
    {
        if (items.Exists(i => i.Piece is Effort { Number: RecordNumber.Minutes })) return;
        var ofMoney = items.Exists(i => i.Piece is Figure { Quantity: Of { Number: AccountNumber.Arr } } or Effort);
        foreach (var item in items)
            if (item.Piece is Compared { Unit: UnitOf.Minutes, Average: null } amount && EndsInM(item) && (ofMoney || IsPart(amount.Value) || IsPart(amount.High)))
                item.Piece = amount with { Unit = UnitOf.Money, Value = amount.Value * 1e6, High = amount.High * 1e6 };

        // Nobody says "1.5m" for ninety seconds.
        static bool IsPart(double minutes) => minutes != Math.Floor(minutes);
    }

    private bool EndsInM(Item item)
    {
        var (m, h) = (false, false);
        for (var t = item.Start; t < item.End; t++) (m, h) = (m || tokens.Folded(t) is "m", h || tokens.Folded(t) is "h");
        return m && !h;
    }
}
