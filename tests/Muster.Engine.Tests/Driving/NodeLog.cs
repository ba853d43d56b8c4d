// What a node logged.
using Microsoft.Extensions.Logging;

namespace Muster.Engine.Tests.Driving;

public sealed class NodeLog : ILoggerProvider, ILogger
{
    public List<(LogLevel Level, string Text, Exception? Failure)> Lines { get; } = [];

    public IEnumerable<string> Errors => Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text);

    /// <summary>The errors that a story expected.</summary>
    public IReadOnlyList<string> TakeErrors()
    {
        string[] errors = [.. Errors];
        Lines.Clear();
        return errors;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Add((logLevel, formatter(state, exception), exception));

    public void Dispose() { }
}
