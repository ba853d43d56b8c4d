// Whether the intake log keeps what it took, and nothing else, through torn ends, changed bytes and a new start.
using System.Text;
using Muster.Engine.Ports;
using Muster.Peers;
using Muster.Storage.IntakeLog;

namespace Muster.Storage.Tests.IntakeLog;

public sealed class IntakeLogFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_appended_is_read_again_in_order_and_found_by_its_position()
    {
        using (IntakeLogFiles log = Open())
        {
            Assert.Equal(0, Append(log, "one", "two"));
            Append(log, "three");
        }

        using IntakeLogFiles again = Open();

        Assert.Equal(["one", "two", "three"], All(again).Select(one => one.Text));
        Assert.All(All(again), one => Assert.Equal(one.Text, Encoding.UTF8.GetString(again.Find(one.At)!)));
        Assert.Null(again.Find(1));
        Assert.Null(again.Find(again.End));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_is_told_and_moves_when_it_can_be()
    {
        using IntakeLogFiles log = Open();
        Append(log, "one");
        string inTheWay = Path.Combine(_folder.Path, "checkpoint.new");
        Directory.CreateDirectory(inTheWay);

        StoreUnavailableException told = Assert.Throws<StoreUnavailableException>(() => log.MoveCheckpoint(log.End));
        Assert.Contains("Nothing is lost", told.Message, StringComparison.Ordinal);
        Assert.Equal(0, log.Checkpoint);

        Directory.Delete(inTheWay);
        log.MoveCheckpoint(log.End);
        Assert.Equal(log.End, log.Checkpoint);
    }

    /// <summary>A crash may leave any part of the last write on disk.</summary>
    [Fact]
    public void A_torn_end_costs_the_last_record_and_no_other_and_is_written_over()
    {
        long whole;
        using (IntakeLogFiles log = Open())
        {
            Append(log, "one");
            whole = log.End;
            Append(log, "a record that is torn");
        }

        string file = Assert.Single(Directory.GetFiles(_folder.Path, "*.log"));
        byte[] bytes = File.ReadAllBytes(file);
        for (int kept = 0; kept < 29; kept++)
        {
            byte[] torn = [.. bytes];
            Array.Clear(torn, (int)whole + kept, torn.Length - (int)whole - kept);
            File.WriteAllBytes(file, torn);
            using IntakeLogFiles log = Open();

            Assert.Equal(["one"], All(log).Select(one => one.Text));
            Assert.Equal(whole, Append(log, "two"));
            Assert.Equal(["one", "two"], All(log).Select(one => one.Text));
        }
    }

    [Fact]
    public void A_changed_byte_ends_what_is_read()
    {
        using (IntakeLogFiles log = Open())
        {
            Append(log, "one", "two", "three");
        }

        string file = Assert.Single(Directory.GetFiles(_folder.Path, "*.log"));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[(2 * LogFrames.HeadBytes) + 4] ^= 1;
        File.WriteAllBytes(file, bytes);

        using IntakeLogFiles again = Open();

        Assert.Equal(["one"], All(again).Select(one => one.Text));
    }

    [Fact]
    public void A_storm_takes_larger_files_and_all_of_them_are_read()
    {
        string large = new('x', 100_000);
        using (IntakeLogFiles log = Open())
        {
            for (int number = 0; number < 60; number++)
            {
                Append(log, $"{number} {large}");
            }
        }

        Assert.InRange(Directory.GetFiles(_folder.Path, "*.log").Length, 2, 5);
        using IntakeLogFiles again = Open();
        Assert.Equal(Enumerable.Range(0, 60).Select(number => $"{number}"), All(again).Select(one => one.Text.Split(' ')[0]));
    }

    [Fact]
    public void A_start_reads_from_the_checkpoint_and_an_empty_checkpoint_is_none()
    {
        using (IntakeLogFiles log = Open())
        {
            Append(log, "one");
            long second = Append(log, "two");
            log.MoveCheckpoint(second);
        }

        using (IntakeLogFiles again = Open())
        {
            Assert.Equal(["two"], Read(again, again.Checkpoint).Select(one => one.Text));
        }

        File.WriteAllText(Path.Combine(_folder.Path, "checkpoint"), "");
        using IntakeLogFiles careful = Open();
        Assert.Equal(["one", "two"], Read(careful, careful.Checkpoint).Select(one => one.Text));
    }

    private IntakeLogFiles Open()
    {
        IntakeLogFiles log = new(_folder.Path);
        log.Open();
        return log;
    }

    private static long Append(IntakeLogFiles log, params string[] records)
    {
        LogFrames frames = new();
        foreach (string record in records)
        {
            frames.Begin();
            frames.GetSpan(record.Length);
            Encoding.UTF8.GetBytes(record, frames.GetSpan(record.Length));
            frames.Advance(record.Length);
            frames.End();
        }

        long at = log.End;
        log.Append(frames.Written);
        return at;
    }

    private static List<(long At, string Text)> All(IntakeLogFiles log) => Read(log, 0);

    private static List<(long At, string Text)> Read(IntakeLogFiles log, long from)
    {
        List<(long, string)> all = [];
        log.Read(from, (at, record) => all.Add((at, Encoding.UTF8.GetString(record))));
        return all;
    }
}
