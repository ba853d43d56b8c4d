// A shell script that can be started.
namespace Muster.Cli.Tests.Execution;

internal static class Script
{
    public static string Write(string path, string text)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        MakeExecutable(path);
        return path;
    }

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
