// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chat/panel.h"

#include <QList>
#include <QObject>
#include <QString>

#include <expected>

namespace settings {

enum class Origin { Shipped, Saved, File };

/// What a shipped panel that names no members is filled with.
enum class Fill {
    None,    ///< it names its members
    Local,   ///< the models of the servers found on this computer: firstPanel()
    Example, ///< the written examples: no model is called
};

/// A panel in a file. One that cannot be used is listed too, with what is wrong.
struct StoredPanel
{
    chat::Panel panel; ///< without members where there is a problem or something to fill; its id and name always
    Origin origin = Origin::Saved;
    Fill fill = Fill::None;
    QString path;
    QString problem; ///< one sentence that names the file, the place and what to do; empty where all is well

    /// Whether its members can be asked as they stand.
    [[nodiscard]] bool isReady() const { return problem.isEmpty() && fill == Fill::None; }
    bool operator==(const StoredPanel &) const = default;
};

/// The panels to pick: those that are shipped, and those that the person saved, each in a file. The schema is in
/// presets/README.md. Reads when asked; a broken file, or one of a newer version, is never changed.
class PanelStore : public QObject
{
    Q_OBJECT

public:
    /// `savedFolder` is made when the first panel is saved.
    explicit PanelStore(const QString &savedFolder, QObject *parent = nullptr);
    PanelStore(const QString &shippedFolder, const QString &savedFolder, QObject *parent = nullptr);

    /// The shipped ones in their order, then the saved ones by name.
    [[nodiscard]] QList<StoredPanel> panels() const;
    /// By id, by name (in upper or lower case), or by the path of a file. Fails with one sentence.
    [[nodiscard]] std::expected<StoredPanel, QString> find(const QString &nameOrFile) const;

    /// A panel in a file of anybody's: 1 MB at most. Fails with one sentence that says where it breaks.
    [[nodiscard]] std::expected<StoredPanel, QString> readFrom(const QString &path) const;

    /// Saves under a name, in the place of the saved panel of that name. Gives back the panel as it is kept: with its
    /// id and its name, without a note that is no longer true.
    [[nodiscard]] std::expected<chat::Panel, QString> save(chat::Panel panel, const QString &name);
    /// Removes a saved panel, sound or not. Gives back what stood in its file, to be put back; nothing where that is
    /// over 1 MB or cannot be read.
    [[nodiscard]] std::expected<QByteArray, QString> remove(const QString &id);
    /// Takes a removal back. Fails with one sentence, and where another panel has been saved in its place.
    [[nodiscard]] std::expected<void, QString> putBack(const QString &id, const QByteArray &file);

    /// Whether members, judge, writer and policy are those of a shipped panel, so that its note still holds.
    [[nodiscard]] bool isAsShipped(const chat::Panel &panel) const;
    /// The panel, without the note of a shipped one that it no longer equals.
    [[nodiscard]] chat::Panel withTrueNote(chat::Panel panel) const;

Q_SIGNALS:
    /// A panel was saved or removed.
    void changed();

private:
    [[nodiscard]] QString pathOf(const QString &id) const; ///< of a saved one
    [[nodiscard]] QList<StoredPanel> saved() const;

    QList<StoredPanel> m_shipped;
    QString m_savedFolder;
};

/// What stands in the file of a panel that is given away. Keys are no part of a panel.
[[nodiscard]] QByteArray fileOf(const chat::Panel &panel);

/// A panel of these models where nobody has chosen: three at most, from as many servers as there are; a single model
/// sits twice, for two answers of one model are worth comparing too. The first judges and writes. No members where
/// there are no models that write. Without a name.
[[nodiscard]] chat::Panel firstPanel(const QList<chat::Model> &models);

} // namespace settings
