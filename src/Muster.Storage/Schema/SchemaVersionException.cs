// That the database has a schema that this version cannot work with.
namespace Muster.Storage.Schema;

/// <summary>Nothing was changed. The message says what the operator can do.</summary>
public sealed class SchemaVersionException : Exception
{
    public SchemaVersionException(string message)
        : base(message) { }

    public SchemaVersionException()
        : this("The schema of the database has another version.") { }

    public SchemaVersionException(string message, Exception inner)
        : base(message, inner) { }
}
