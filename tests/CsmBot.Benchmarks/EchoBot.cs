using System.Diagnostics;

namespace CsmBot.Benchmarks;

/// <summary>The bare echo bot of Microsoft's SDK for Node (<c>echo/</c>), in a process of its own; its packages are fetched by npm into a folder that goes with it.</summary>
internal sealed class EchoBot : IDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private EchoBot(Process process, string folder, string address) => (_process, _folder, Address) = (process, folder, address);

    public string Address { get; }

    /// <returns>Null where Node or the package is not to be had.</returns>
    public static async Task<EchoBot?> Start()
    {
        var folder = Directory.CreateTempSubdirectory("csmbot-echo-").FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "echo"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        try
        {
            using (var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = folder })!)
            {
                await npm.WaitForExitAsync();
                if (npm.ExitCode != 0) throw new InvalidOperationException("npm install botbuilder failed");
            }
            var process = Process.Start(new ProcessStartInfo("node", ["echo.js"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var line = await process.StandardOutput.ReadLineAsync();
            return new EchoBot(process, folder, line?.Split(' ')[^1] ?? throw new InvalidOperationException("the echo bot did not start"));
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Console.WriteLine($"No echo bot beside: {error.Message}");
            Directory.Delete(folder, recursive: true);
            return null;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
