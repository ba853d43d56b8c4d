// What the C library does and .NET does not: a child in a session of its own, signals to groups, and how exactly a child ended.
using System.Runtime.InteropServices;

namespace Muster.Cli.Execution;

internal static partial class Native
{
    public const int Interrupted = 4;
    public const int CloseOnExec = 0x80000;
    public const int ReadOnly = 0;

    /// <summary>Of waitid: wait for the end of one process, and leave it to be reaped.</summary>
    public const int ByProcess = 1;
    public const int Exited = 0x4;
    public const int LeaveIt = 0x1000000;

    /// <summary>Of posix_spawn: default signals, an empty mask, a session of its own.</summary>
    public const short SpawnSettings = 0x04 | 0x08 | 0x80;

    /// <summary>More than any C library's opaque structure here needs: glibc's greatest has 336 bytes.</summary>
    public const int Opaque = 1024;

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    public static partial int Pipe([Out] int[] ends, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "waitid", SetLastError = true)]
    public static partial int WaitForEnd(int kind, int process, nint information, int options);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Reap(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int AllSignals(nint set);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    public static partial int NoSignals(nint set);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitSettings(nint settings);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroySettings(nint settings);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(nint settings, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaults(nint settings, nint signals);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    public static partial int SetMask(nint settings, nint signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitFiles(nint files);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyFiles(nint files);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddCopy(nint files, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(nint files, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddDirectory(nint files, string path);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int process, string path, nint files, nint settings, nint[] arguments, nint[] environment);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint RealPath(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    public static partial void Free(nint memory);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();
}
