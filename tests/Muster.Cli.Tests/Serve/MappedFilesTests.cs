// What is let go of is only what can be read again.
using Muster.Cli.Serve;

namespace Muster.Cli.Tests.Serve;

public sealed class MappedFilesTests
{
    [Theory]
    [InlineData("7f0bb4c00000-7f0bb61dd000 r--s 00000000 fe:00 5694704                    /opt/muster/Muster Server.dll", true)]
    [InlineData("7f17b3af7000-7f17b3ef6000 rw-p 011c7000 fe:00 5694704                    /opt/muster/Muster.Server.dll", false)]
    [InlineData("7f17b2910000-7f17b3ad8000 r-xp 00000000 fe:00 5694704                    /opt/muster/Muster.Server.dll", false)]
    [InlineData("7f17b3f15000-7f17b3f2d000 r--p 015c5000 fe:00 5694704                    /opt/muster/Muster.Server.dll", false)]
    [InlineData("7f17b0000000-7f17b0001000 rw-s 00000000 fe:00 12                         /data/muster.db-shm", false)]
    [InlineData("7f17b0000000-7f17b0001000 r--s 00000000 fe:00 12                         /data/muster.db-shm", false)]
    [InlineData("7ffc1a000000-7ffc1a021000 rw-p 00000000 00:00 0                          [stack]", false)]
    [InlineData("", false)]
    public void Only_assemblies_that_are_mapped_shared_and_to_be_read_are_let_go_of(string line, bool isLetGo)
    {
        (nint Start, nint Length)? found = MappedFiles.Assembly(line);

        Assert.Equal(isLetGo, found is not null);
        Assert.True(found is not { } place || (place.Start, place.Length) == (unchecked((nint)0x7f0bb4c00000), 0x15dd000));
    }

    [Fact]
    public void What_was_let_go_of_is_there_when_it_is_looked_at_again()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        int types = Described();
        long before = Resident();
        MappedFiles.LetGo();
        long after = Resident();

        Assert.True(after < before, $"{before} KiB before, {after} KiB after");
        Assert.Equal(types, Described());
    }

    /// <summary>Looks at what the greatest assembly says of all its types.</summary>
    private static int Described() => typeof(Server.Hosting.MusterHost).Assembly.GetTypes().Sum(type => type.GetMembers().Length);

    /// <summary>Of assemblies that are mapped shared, in KiB.</summary>
    private static long Resident()
    {
        long sum = 0;
        bool isMeant = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            isMeant =
                line.Contains('-', StringComparison.Ordinal) && char.IsAsciiHexDigitLower(line[0])
                    ? MappedFiles.Assembly(line) is not null
                    : isMeant;
            sum += isMeant && line.StartsWith("Rss:", StringComparison.Ordinal) ? long.Parse(line[4..^2].Trim(), null) : 0;
        }

        return sum;
    }
}
