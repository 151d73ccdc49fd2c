namespace CsmBot.Channels.Teams.Package;

/// <summary>
/// The app's two icons (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package#app-icons): a speech bubble with the three colours of
/// health, drawn here. The same shapes are the local page's icon.
/// </summary>
internal static class AppIcons
{
    private const int ColourSize = 192, OutlineSize = 32, Samples = 4;

    private static readonly Pixel _ground = new(0x0f, 0x76, 0x6e), _white = new(0xff, 0xff, 0xff), _none = new(0xff, 0xff, 0xff, 0);
    private static readonly (double X, Pixel Colour)[] _dots = [(12.2, new(0x16, 0xa3, 0x4a)), (16, new(0xea, 0xb3, 0x08)), (19.8, new(0xdc, 0x26, 0x26))];

    /// <summary>192 × 192, the ground to its edges: Teams rounds the corners.</summary>
    public static byte[] Colour() => Draw(ColourSize, (x, y) =>
        Bubble(x, y, 0) > 0 ? _ground : _dots.FirstOrDefault(d => Dot(x, y, d.X) <= 1.7) is { X: > 0 } dot ? dot.Colour : _white);

    /// <summary>32 × 32, white lines on nothing, as Teams tints it.</summary>
    public static byte[] Outline() => Draw(OutlineSize, (x, y) =>
        Math.Abs(Bubble(x, y, 3.2)) <= 1 || _dots.Any(d => Dot(x, y, d.X + (d.X - 16) * 0.25) <= 1.5) ? _white : _none);

    /// <summary>Each pixel is the mean of what lies under it, in the coordinates of a drawing of 32 × 32.</summary>
    private static byte[] Draw(int size, Func<double, double, Pixel> at)
    {
        var pixels = new Pixel[size, size];
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                pixels[row, column] = Pixel.Mean([.. Enumerable.Range(0, Samples * Samples).Select(i =>
                    at((column + (i % Samples + 0.5) / Samples) * 32 / size, (row + (i / Samples + 0.5) / Samples) * 32 / size))]);
        return Png.Of(pixels);
    }

    private static double Dot(double x, double y, double centre) => Math.Sqrt((x - centre) * (x - centre) + (y - 13.6) * (y - 13.6));

    /// <summary>The distance from the edge of the bubble with its tail, below 0 inside; <paramref name="grown"/> by so much on all sides.</summary>
    private static double Bubble(double x, double y, double grown) => Math.Min(Box(x - 16, y - 13.6, 8 + grown, 6.6 + grown, 3.6), Tail(x, y, grown));

    private static double Box(double x, double y, double halfWidth, double halfHeight, double corner)
    {
        var (dx, dy) = (Math.Abs(x) - halfWidth + corner, Math.Abs(y) - halfHeight + corner);
        return Math.Sqrt(Math.Max(dx, 0) * Math.Max(dx, 0) + Math.Max(dy, 0) * Math.Max(dy, 0)) + Math.Min(Math.Max(dx, dy), 0) - corner;
    }

    /// <summary>The triangle below the bubble, as the space between its three sides.</summary>
    private static double Tail(double x, double y, double grown) => new[] { Side(x, y, 10, 17, 10, 25), Side(x, y, 10, 25, 16, 19), Side(x, y, 16, 17, 10, 17) }.Max() - grown * 0.6;

    /// <summary>The distance from the line through two points, above 0 to its right as it runs.</summary>
    private static double Side(double x, double y, double fromX, double fromY, double toX, double toY)
    {
        var (dx, dy) = (toX - fromX, toY - fromY);
        return ((y - fromY) * dx - (x - fromX) * dy) / Math.Sqrt(dx * dx + dy * dy);
    }
}

internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    /// <summary>What is transparent lends no colour.</summary>
    public static Pixel Mean(IReadOnlyList<Pixel> pixels)
    {
        var alpha = pixels.Sum(p => p.Alpha);
        byte Part(Func<Pixel, byte> part) => (byte)Math.Round(alpha == 0 ? part(pixels[0]) : pixels.Sum(p => part(p) * (double)p.Alpha) / alpha);
        return new(Part(p => p.Red), Part(p => p.Green), Part(p => p.Blue), (byte)Math.Round((double)alpha / pixels.Count));
    }
}
