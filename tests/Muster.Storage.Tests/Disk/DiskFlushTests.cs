// Whether a flush that did not happen is told.
using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using Muster.Storage.Disk;
using Muster.Storage.Tests.Backends;

namespace Muster.Storage.Tests.Disk;

public sealed class DiskFlushTests
{
    [Fact]
    public void What_is_written_to_a_file_is_flushed()
    {
        using TemporaryDirectory directory = new();
        using FileStream file = new(directory.File("flushed"), FileMode.Create, FileAccess.ReadWrite);
        file.Write("record"u8);

        DiskFlush.Flush(file);

        Assert.Equal("record", File.ReadAllText(directory.File("flushed")));
    }

    /// <summary>A pipe refuses as a disk does that turned read-only, and needs no disk of its own: the framework passes over both alike.</summary>
    [Fact]
    public void A_flush_that_the_system_refuses_is_told()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        using SafeFileHandle handle = new(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        IOException told = Assert.Throws<IOException>(() => DiskFlush.Flush(handle));
        Assert.StartsWith("The disk did not keep what was written: ", told.Message, StringComparison.Ordinal);
    }
}
