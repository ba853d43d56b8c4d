// What an error of PostgreSQL or of the way to it means for the operator.
using System.Net.Sockets;
using Muster.Engine.Ports;
using Npgsql;

namespace Muster.Storage.Postgres;

internal static class PostgresErrors
{
    public static bool IsUniqueKey(PostgresException failed) => failed.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <summary>
    /// Whether running the whole transaction again may do: two of them met, and the database chose this one to step back. Who lost the race to open an alert
    /// finds it open on the next run; somebody got on each time, so it ends.
    /// </summary>
    public static bool IsRace(PostgresException failed) =>
        failed.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        || (IsUniqueKey(failed) && failed.ConstraintName == "ix_alerts_fingerprint");

    /// <summary>The failure in the operator's words when the store is to blame; a defect of the code is answered as it is.</summary>
    public static Exception Translate(Exception failed, string place) =>
        failed switch
        {
            StoreUnavailableException => failed,
            PostgresException postgres when IsRace(postgres) => new StoreUnavailableException(
                $"The database {place} had others in the way each time. Nothing was written; try again.",
                postgres
            ),
            PostgresException postgres => Reason(postgres.SqlState) is { } reason
                ? new StoreUnavailableException($"The database {place} {reason} ({postgres.SqlState}: {postgres.MessageText})", postgres)
                : failed,
            NpgsqlException or SocketException or IOException or TimeoutException => new StoreUnavailableException(
                $"The database {place} cannot be reached: {Innermost(failed).Message.TrimEnd('.')}. Nothing of this is known to be written; a running server keeps trying.",
                failed
            ),
            _ => failed,
        };

    private static string? Reason(string state) =>
        state switch
        {
            PostgresErrorCodes.DiskFull => "cannot grow: its disk is full. Nothing of this was written; free some space there.",
            PostgresErrorCodes.TooManyConnections =>
                "takes no more connections. Nothing was written; raise max_connections or set Maximum Pool Size.",
            PostgresErrorCodes.ReadOnlySqlTransaction =>
                "is read-only: this is a standby. Nothing was written; name the primary in MUSTER_DATABASE.",
            PostgresErrorCodes.InvalidCatalogName => "does not exist. Create it, or correct MUSTER_DATABASE.",
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                "refuses the sign-in. Correct the user and password in MUSTER_DATABASE.",
            PostgresErrorCodes.InsufficientPrivilege => "refuses its user this statement. Grant the user the rights of an owner.",
            PostgresErrorCodes.QueryCanceled => "took too long over a statement and ended it. Nothing of it was written; try again.",
            "25P03" => "ended a transaction in which this node hung. Nothing of it was written; try again.",
            _ => state[..2] switch
            {
                "08" => "lost the connection. Nothing of this is known to be written; a running server keeps trying.",
                "53" => "has run out of a resource. Nothing of this was written.",
                "57" => "is shutting down or starting. Nothing of this is known to be written; a running server keeps trying.",
                "58" => "reports an error of its disk or system. Nothing of this is known to be written; check the server.",
                "XX" => "reports damage. Stop Muster, check the server and restore the last backup.",
                _ => null,
            },
        };

    private static Exception Innermost(Exception failed) => failed.InnerException is { } inner ? Innermost(inner) : failed;
}
