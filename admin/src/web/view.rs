//! Saved views: to keep a list under a name, to change, share and delete what is kept.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

use super::{
    errand::Errand,
    extract::{Form, LastWord, Posted, RawQuery},
    page::Page,
    refusal::{Refusal, SeeOther},
    state::Panel,
    visit::Visit,
};
use crate::{
    Actor, Message, Permission,
    changelist::{
        BadQuery, ListError, Params, Share, ShareChoice, ViewPage,
        view::{self, Draft, View, ViewError},
    },
    preference,
    resource::{Resource, Source},
    ui::{Crumb, Flash, Hidden, ListState},
};

/// One person at the views of one list.
struct Desk<'a> {
    panel: &'a Panel,
    visit: &'a Visit,
    actor: &'a Actor,
    resource: &'a Resource,
    source: Source<'a>,
}

pub(super) async fn add(errand: Errand, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let desk = Desk::of(&errand)?;
    let query = desk.kept(&Form::read(query.as_bytes()))?;
    desk.show(None, &Draft { query, ..Draft::default() }, None).await
}

pub(super) async fn create(errand: Errand, Posted(body): Posted) -> Result<Response, Refusal> {
    let (desk, form) = (Desk::of(&errand)?, Form::read(&body));
    let query = desk.kept(&form)?;
    let draft = desk.draft(&form, query).await?;
    let keep = match draft.check() {
        Ok(keep) => keep,
        Err(message) => return desk.show(None, &draft, Some(message)).await,
    };
    let (slug, id) = (desk.slug(), desk.visit.request_id());
    match view::add(desk.db(), desk.actor, slug, keep, id).await {
        Ok(view) => desk.saved(&view, draft.default).await,
        Err(ViewError::Refused(message)) => desk.show(None, &draft, Some(message)).await,
        Err(ViewError::Failed(error)) => Err(error.into()),
    }
}

pub(super) async fn show(errand: Errand, LastWord(id): LastWord) -> Result<Response, Refusal> {
    let desk = Desk::of(&errand)?;
    let view = desk.find(&id).await?;
    let draft = Draft::of(&view, desk.is_default(&view));
    desk.show(Some(&view), &draft, None).await
}

pub(super) async fn save(
    errand: Errand,
    LastWord(id): LastWord,
    Posted(body): Posted,
) -> Result<Response, Refusal> {
    let desk = Desk::of(&errand)?;
    let (view, form) = (desk.find(&id).await?, Form::read(&body));
    if view.owner != desk.actor.id() {
        return desk.look(&view, &form).await;
    }
    match (form.get("_delete"), form.get("_query")) {
        (Some(_), _) => desk.delete(&view).await,
        (None, Some(_)) => desk.replace(&view, &form).await,
        (None, None) => desk.change(&view, &form).await,
    }
}

impl<'a> Desk<'a> {
    fn of(errand: &'a Errand) -> Result<Self, Refusal> {
        let source = errand.open(Permission::View)?;
        let Errand { panel, visit, actor, resource } = errand;
        Ok(Self { panel, visit, actor, resource, source })
    }
}

impl Desk<'_> {
    fn db(&self) -> &sea_orm::DatabaseConnection {
        self.panel.database().connection()
    }

    fn slug(&self) -> &str {
        &self.resource.slug
    }

    /// The state of the list that a form carries.
    fn kept(&self, form: &Form) -> Result<String, Refusal> {
        let kept = view::kept(
            form.get(ListState::PARAMETER).unwrap_or_default(),
            self.resource,
            self.panel.registry(),
            self.actor,
        );
        Ok(kept.map_err(ListError::from)?)
    }

    /// What is not this person's to see is not there.
    async fn find(&self, id: &str) -> Result<View, Refusal> {
        let id = id.parse().map_err(|_| Refusal::not_found())?;
        let found = view::find(self.db(), self.actor, self.slug(), id).await?;
        found.ok_or_else(Refusal::not_found)
    }

    /// What was typed. A share that was not offered is refused rather than left out.
    async fn draft(&self, form: &Form, query: String) -> Result<Draft, Refusal> {
        let share = form.get("share").map_or(Some(Share::Nobody), Share::from_value);
        let share = share.ok_or_else(Refusal::forbidden)?;
        if share != Share::Nobody && !self.shares().await?.contains(&share) {
            return Err(Refusal::forbidden());
        }
        let name = form.get("name").unwrap_or_default().to_owned();
        Ok(Draft { name, share, query, default: form.get("default").is_some() })
    }

    async fn shares(&self) -> Result<Vec<Share>, Refusal> {
        Ok(self.groups().await?.into_iter().map(|(share, _)| share).collect())
    }

    /// Whom this person may share with, each with its name.
    async fn groups(&self) -> Result<Vec<(Share, Message)>, Refusal> {
        if !Share::is_for(self.actor) {
            return Ok(Vec::new());
        }
        let groups = view::groups(self.db(), self.actor).await?.into_iter();
        let groups = groups.map(|(id, name)| {
            (Share::Group(id), Message::new("view-share-group").with("group", name))
        });
        let first = [
            (Share::Nobody, Message::new("view-share-nobody")),
            (Share::All, Message::new("view-share-all")),
        ];
        Ok(first.into_iter().chain(groups).collect())
    }

    fn is_default(&self, view: &View) -> bool {
        let list = self.visit.preferences().list(self.slug());
        list.is_some_and(|list| list.view == Some(view.id))
    }

    /// Keeps that the list opens with this view, or no longer does.
    async fn open_with(&self, view: &View, wanted: bool) -> Result<(), Refusal> {
        if wanted == self.is_default(view) {
            return Ok(());
        }
        let (slug, id) = (self.slug(), view.id);
        preference::change(self.db(), self.actor.id(), |own| {
            own.change_list(slug, |list| list.view = wanted.then_some(id));
        })
        .await?;
        Ok(())
    }

    async fn saved(&self, view: &View, default: bool) -> Result<Response, Refusal> {
        self.open_with(view, default).await?;
        let flash = Flash::success(Message::new("view-saved").with("name", &view.name));
        Ok(SeeOther::new(self.applied(view)).flash(flash).into_response())
    }

    /// The list with a view; its own page, where that means nothing any more.
    fn applied(&self, view: &View) -> String {
        let urls = self.visit.urls();
        view::apply(view.id, &view.query, &self.source, urls)
            .unwrap_or_else(|| urls.view(self.slug(), &view.id.to_string()))
    }

    async fn change(&self, before: &View, form: &Form) -> Result<Response, Refusal> {
        let draft = self.draft(form, before.query.clone()).await?;
        let keep = match draft.check() {
            Ok(keep) => keep,
            Err(message) => return self.show(Some(before), &draft, Some(message)).await,
        };
        let id = self.visit.request_id();
        match view::change(self.db(), self.actor, before, keep, id).await {
            Ok(view) => self.saved(&view, draft.default).await,
            Err(ViewError::Refused(message)) => {
                self.show(Some(before), &draft, Some(message)).await
            }
            Err(ViewError::Failed(error)) => Err(error.into()),
        }
    }

    async fn replace(&self, view: &View, form: &Form) -> Result<Response, Refusal> {
        let (query, id) = (self.kept(form)?, self.visit.request_id());
        match view::replace(self.db(), self.actor, view, query, id).await {
            Ok(view) => self.saved(&view, self.is_default(&view)).await,
            Err(ViewError::Refused(message)) => Err(Refusal::bad_query(message)),
            Err(ViewError::Failed(error)) => Err(error.into()),
        }
    }

    async fn delete(&self, view: &View) -> Result<Response, Refusal> {
        view::delete(self.db(), self.actor, view, self.visit.request_id()).await?;
        self.open_with(view, false).await?;
        let flash = Flash::success(Message::new("view-deleted").with("name", &view.name));
        Ok(SeeOther::new(self.visit.urls().changelist(self.slug())).flash(flash).into_response())
    }

    /// Somebody else's view can be opened with, and nothing else.
    async fn look(&self, view: &View, form: &Form) -> Result<Response, Refusal> {
        if form.get("_look").is_none() {
            return Err(Refusal::forbidden());
        }
        self.saved(view, form.get("default").is_some()).await
    }

    async fn show(
        &self,
        view: Option<&View>,
        draft: &Draft,
        error: Option<Message>,
    ) -> Result<Response, Refusal> {
        let status =
            if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let page = self.page(view, draft, error).await?;
        let crumbs = [
            Crumb::new(&self.resource.label_plural, Some(page.cancel_url.clone())),
            Crumb::of(page.title.clone(), None),
        ];
        Page::new("view.html", page)
            .of_model(self.slug())
            .crumbs(crumbs)
            .status(status)
            .render(self.panel, self.visit)
    }

    async fn page(
        &self,
        view: Option<&View>,
        draft: &Draft,
        error: Option<Message>,
    ) -> Result<ViewPage, Refusal> {
        let urls = self.visit.urls();
        let owner = view.filter(|view| view.owner != self.actor.id());
        let word = view.map_or_else(|| "add".to_owned(), |view| view.id.to_string());
        let broken =
            view::kept(&draft.query, self.resource, self.panel.registry(), self.actor).err();
        let list = Params::parse(&draft.query).unwrap_or_default();
        Ok(ViewPage {
            title: Message::new(if view.is_some() { "view-title" } else { "view-title-add" }),
            url: urls.view(self.slug(), &word),
            hidden: vec![Hidden {
                name: ListState::PARAMETER.to_owned(),
                value: draft.query.clone(),
            }],
            name: draft.name.clone(),
            error,
            shares: if owner.is_some() { Vec::new() } else { self.choices(draft.share).await? },
            default: draft.default,
            owner: owner.map(|view| view.owner_name.clone()),
            query: draft.query.clone(),
            apply_url: view.and_then(|view| view::apply(view.id, &view.query, &self.source, urls)),
            broken: broken.as_ref().map(BadQuery::message).cloned(),
            deletable: view.is_some() && owner.is_none(),
            cancel_url: list.link(&urls.changelist(self.slug())),
        })
    }

    async fn choices(&self, chosen: Share) -> Result<Vec<ShareChoice>, Refusal> {
        let choice = |(share, label): (Share, Message)| ShareChoice {
            label,
            value: share.to_value(),
            selected: share == chosen,
        };
        Ok(self.groups().await?.into_iter().map(choice).collect())
    }
}
