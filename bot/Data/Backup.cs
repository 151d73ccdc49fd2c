namespace CsmBot.Data;

/// <summary>
/// A copy of a whole data folder as of one moment, also while a bot writes: everything that is in the store, and the keys that open what is encrypted in it. Such a copy is a
/// data folder itself: starting with it is the restore.
/// </summary>
internal static class Backup
{
    /// <param name="store">The store to copy.</param>
    /// <param name="target">A folder that is not there yet or is empty.</param>
    /// <exception cref="StoreProblem">There is something in the target.</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static void Run(Store store, string target)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new StoreProblem($"{target} is not empty: name a folder that does not exist yet, so that no older copy is overwritten.");
        var isNew = !Directory.Exists(target);
        Directory.CreateDirectory(target);
        try { Copy(store, target); }
        // Nobody shall take for a copy what is none.
        catch when (isNew)
        {
            Directory.Delete(target, recursive: true);
            throw;
        }
    }

    private static void Copy(Store store, string target)
    {
        // Under another name until it is whole: a folder with csmbot.db in it is a backup that was finished.
        var (unfinished, whole) = (Path.Combine(target, "csmbot.db.unfinished"), Path.Combine(target, "csmbot.db"));
        store.CopyTo(unfinished);
        var keys = new DirectoryInfo(Path.Combine(store.Folder, "keys"));
        if (keys.Exists)
        {
            var copies = Directory.CreateDirectory(Path.Combine(target, "keys"));
            foreach (var key in keys.EnumerateFiles()) key.CopyTo(Path.Combine(copies.FullName, key.Name));
        }
        File.Move(unfinished, whole);
    }
}
