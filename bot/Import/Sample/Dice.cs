namespace CsmBot.Import.Sample;

/// <summary>Chance that comes out the same for the same seed on every machine and runtime: SplitMix64 (Steele, Lea, Flood 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of one account: independent of how many accounts there are before it.</summary>
    // Scrambled twice: plain neighbours as states would be one stream, shifted by one roll.
    public static Dice Of(int seed, int index) => new(new Dice(((ulong)(uint)seed << 32) | (uint)index).Next() ^ 0xD1B54A32D192ED03);

    /// <summary>0 included, 1 excluded.</summary>
    public double Roll() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Roll() < probability;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Roll() * (most - least + 1));

    public double Between(double least, double most) => least + (Roll() * (most - least));

    /// <summary>Normally distributed.</summary>
    public double Around(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Roll())) * Math.Cos(2 * Math.PI * Roll()));

    /// <summary>Positive, around the median, with a long tail upwards.</summary>
    public double Skewed(double median, double spread) => median * Math.Exp(Around(0, spread));

    public T Pick<T>(IReadOnlyList<T> of) => of[(int)(Roll() * of.Count)];

    public T Pick<T>(params ReadOnlySpan<(T Value, double Weight)> of)
    {
        var total = 0.0;
        foreach (var (_, weight) in of) total += weight;
        var roll = Roll() * total;
        foreach (var (value, weight) in of)
            if ((roll -= weight) < 0) return value;
        return of[^1].Value;
    }

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
