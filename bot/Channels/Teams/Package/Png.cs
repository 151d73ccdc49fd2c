using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CsmBot.Channels.Teams.Package;

/// <summary>Writes a picture as PNG (https://www.w3.org/TR/png-3/): eight bits a part, with transparency, no filters.</summary>
internal static class Png
{
    private static readonly uint[] _crc = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static byte[] Of(Pixel[,] pixels)
    {
        var (height, width) = (pixels.GetLength(0), pixels.GetLength(1));
        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Rows(pixels));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Rows(Pixel[,] pixels)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var row = 0; row < pixels.GetLength(0); row++)
            {
                zlib.WriteByte(0);
                for (var column = 0; column < pixels.GetLength(1); column++)
                {
                    var pixel = pixels[row, column];
                    zlib.Write([pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha]);
                }
            }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~named.Aggregate(uint.MaxValue, (crc, b) => _crc[(crc ^ b) & 0xFF] ^ (crc >> 8)));
        png.Write(number);
    }
}
