using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Sqlite;

/// <summary>Gives each test a connection with an empty table of every type that SQLite stores.</summary>
internal abstract class SqliteStatementFixture
{
    private TemporaryDirectory _directory = null!;

    protected DurableSqliteConnection Connection { get; private set; } = null!;

    [SetUp]
    public void OpenConnection()
    {
        _directory = new TemporaryDirectory();
        var dataSource = new SqliteDataSource($"Data Source={_directory.Combine("services86.db")}");
        dataSource.CreateFileIfMissing();
        Connection = new DurableSqliteConnection(dataSource.UnpooledConnectionString);
        Connection.Open();
        Connection.Handle!.enable_sqlite3_next_stmt(true);
        Execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, number INTEGER, real REAL, text TEXT, bytes BLOB) STRICT");
    }

    [TearDown]
    public void CloseConnection()
    {
        Connection.Dispose();
        _directory.Dispose();
    }

    protected SqliteStatement Prepare(string sql) => new(Connection, sql);

    protected int Execute(string sql, object? arguments = null)
    {
        using var statement = Prepare(sql);
        return statement.Execute(arguments);
    }
}
