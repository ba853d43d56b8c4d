// Writes a file that its owner alone can read.
namespace Muster.Cli.Local;

internal static class PrivateFile
{
    /// <summary>Replaces the file whole; its directory is made, for its owner alone, when it is missing.</summary>
    public static void Write(string path, string text)
    {
        string fresh = path + ".new";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        else
        {
            Directory.CreateDirectory(
                Path.GetDirectoryName(path)!,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(fresh);
        using (StreamWriter writer = new(new FileStream(fresh, options)))
        {
            writer.Write(text);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
