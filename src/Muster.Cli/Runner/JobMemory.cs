// Remembers across crashes which jobs were begun, so that none is done twice.
using System.Text;
using Muster.Cli.Api;
using Muster.Storage.Disk;

namespace Muster.Cli.Runner;

/// <summary>
/// A file of lines: <c>begun JOB ATTEMPT</c>, on the disk before anything is started, and <c>ended JOB</c>. What was begun and did not end was cut off by a crash. A line that a
/// crash tore is of a job that was not started.
/// </summary>
internal sealed class JobMemory : IDisposable
{
    /// <summary>Jobs are remembered for a few months of busy days; the server gives none out again after that.</summary>
    private const int LinesMax = 20_000;

    private readonly FileStream _file;
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunJob> _cutOff = new(StringComparer.Ordinal);

    private JobMemory(FileStream file) => _file = file;

    /// <summary>Those that were begun before and did not end.</summary>
    public IReadOnlyList<RunJob> CutOff => [.. _cutOff.Values];

    /// <summary>Opens or makes the file, for this process alone.</summary>
    /// <exception cref="IOException">Another runner has it, or it cannot be written.</exception>
    public static JobMemory Open(string path)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            JobMemory memory = new(file);
            memory.Load();
            return memory;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public bool Knows(string job) => _begun.Contains(job);

    /// <summary>On the disk when it returns.</summary>
    public void Begin(RunJob job) => Write($"begun {job.Job} {job.Attempt}");

    public void End(string job) => Write("ended " + job);

    public void Dispose() => _file.Dispose();

    /// <summary>Reads the whole lines, and leaves the latest of them in the file.</summary>
    private void Load()
    {
        byte[] bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        string[] whole = Encoding.UTF8.GetString(bytes).Split('\n')[..^1];
        Array.ForEach(whole, Read);
        _file.SetLength(0);
        _file.Write(Encoding.UTF8.GetBytes(string.Concat(whole.TakeLast(LinesMax).Select(line => line + "\n"))));
        DiskFlush.Flush(_file);
    }

    private void Write(string line)
    {
        Read(line);
        _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        DiskFlush.Flush(_file);
    }

    private void Read(string line)
    {
        switch (line.Split(' '))
        {
            case ["begun", var job, var attempt] when int.TryParse(attempt, out int number):
                _begun.Add(job);
                _cutOff[job] = new(job, number);
                break;
            case ["ended", var job]:
                _cutOff.Remove(job);
                break;
            default:
                throw new InvalidDataException($"'{line}' is no line of a runner's memory.");
        }
    }
}
